# METADATA
# title: Containers run as a user that no node has
# description: A low user id is often somebody on the node, too. Should the container break, its files and processes are then that user's.
# custom:
#   severity: low
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
#     - manifest.spec.containers[].securityContext.runAsUser
#     - manifest.spec.template.spec.containers[].securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.runAsUser
#     - manifest.spec.initContainers[].securityContext.runAsUser
#     - manifest.spec.template.spec.initContainers[].securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.runAsUser
#     - spec.container[].security_context.run_as_user
#     - spec.template.spec.container[].security_context.run_as_user
#     - spec.job_template.spec.template.spec.container[].security_context.run_as_user
#     - spec.init_container[].security_context.run_as_user
#     - spec.template.spec.init_container[].security_context.run_as_user
#     - spec.job_template.spec.template.spec.init_container[].security_context.run_as_user
#     - manifest.spec.securityContext.runAsUser
#     - manifest.spec.template.spec.securityContext.runAsUser
#     - manifest.spec.jobTemplate.spec.template.spec.securityContext.runAsUser
#     - spec.security_context.run_as_user
#     - spec.template.spec.security_context.run_as_user
#     - spec.job_template.spec.template.spec.security_context.run_as_user
#   remediation: Set `runAsUser` to 10000 or more.
package dharma.kubernetes.container.high_user_id

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.runAsUser"),
	"message": sprintf("container `%s` runs as a user that the node may have", [container.name]),
} if {
	some container in k8s.containers
	not k8s.as_number(k8s.setting(container, "runAsUser")) >= 10000
}
