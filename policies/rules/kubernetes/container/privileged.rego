# METADATA
# title: Containers run without the privileges of the node
# description: A privileged container has every capability and every device of its node. Whoever breaks out of the program has the node, and with it all pods on it.
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
#     - manifest.spec.containers[].securityContext.privileged
#     - manifest.spec.template.spec.containers[].securityContext.privileged
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.privileged
#     - manifest.spec.initContainers[].securityContext.privileged
#     - manifest.spec.template.spec.initContainers[].securityContext.privileged
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.privileged
#     - spec.container[].security_context.privileged
#     - spec.template.spec.container[].security_context.privileged
#     - spec.job_template.spec.template.spec.container[].security_context.privileged
#     - spec.init_container[].security_context.privileged
#     - spec.template.spec.init_container[].security_context.privileged
#     - spec.job_template.spec.template.spec.init_container[].security_context.privileged
#   remediation: Leave `privileged` out or set it to false, and add the single capability or device that the program is in need of.
package dharma.kubernetes.container.privileged

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.privileged"),
	"message": sprintf("container `%s` is privileged", [container.name]),
	"fix": {"set": {k8s.at(container, "securityContext.privileged"): "false"}},
} if {
	some container in k8s.containers
	container.spec.securityContext.privileged == true
}
