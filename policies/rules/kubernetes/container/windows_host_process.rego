# METADATA
# title: Windows containers do not run on the host
# description: A host process container runs with the rights of the node, outside any container.
# custom:
#   severity: critical
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_pod
#     - kubernetes_pod_v1
#     - kubernetes_deployment
#     - kubernetes_deployment_v1
#     - kubernetes_stateful_set
#     - kubernetes_stateful_set_v1
#     - kubernetes_daemonset
#     - kubernetes_daemon_set_v1
#     - kubernetes_job
#     - kubernetes_job_v1
#     - kubernetes_cron_job
#     - kubernetes_cron_job_v1
#     - kubernetes_replication_controller
#     - kubernetes_replication_controller_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].securityContext.windowsOptions.hostProcess
#     - manifest.spec.template.spec.containers[].securityContext.windowsOptions.hostProcess
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.windowsOptions.hostProcess
#     - manifest.spec.initContainers[].securityContext.windowsOptions.hostProcess
#     - manifest.spec.template.spec.initContainers[].securityContext.windowsOptions.hostProcess
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.windowsOptions.hostProcess
#     - spec.container[].security_context.windows_options.host_process
#     - spec.template.spec.container[].security_context.windows_options.host_process
#     - spec.job_template.spec.template.spec.container[].security_context.windows_options.host_process
#     - spec.init_container[].security_context.windows_options.host_process
#     - spec.template.spec.init_container[].security_context.windows_options.host_process
#     - spec.job_template.spec.template.spec.init_container[].security_context.windows_options.host_process
#     - manifest.spec.securityContext.windowsOptions.hostProcess
#     - manifest.spec.template.spec.securityContext.windowsOptions.hostProcess
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.windowsOptions.hostProcess
#     - spec.security_context.windows_options.host_process
#     - spec.template.spec.security_context.windows_options.host_process
#     - spec.job_template.spec.template.spec.security_context.windows_options.host_process
#   remediation: Leave `hostProcess` out or set it to false.
package dharma.kubernetes.container.windows_host_process

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.windowsOptions.hostProcess"),
	"message": sprintf("container `%s` runs on the host", [container.name]),
} if {
	some container in k8s.containers
	k8s.setting(container, "windowsOptions").hostProcess == true
}
