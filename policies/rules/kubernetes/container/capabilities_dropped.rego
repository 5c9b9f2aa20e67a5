# METADATA
# title: Containers give up all capabilities and take back what they need
# description: The capabilities that a container runtime grants unasked are seldom used by the program, and often by an intruder.
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
#     - manifest.spec.containers[].securityContext.capabilities.drop
#     - manifest.spec.template.spec.containers[].securityContext.capabilities.drop
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.capabilities.drop
#     - manifest.spec.initContainers[].securityContext.capabilities.drop
#     - manifest.spec.template.spec.initContainers[].securityContext.capabilities.drop
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.capabilities.drop
#     - spec.container[].security_context.capabilities.drop
#     - spec.template.spec.container[].security_context.capabilities.drop
#     - spec.job_template.spec.template.spec.container[].security_context.capabilities.drop
#     - spec.init_container[].security_context.capabilities.drop
#     - spec.template.spec.init_container[].security_context.capabilities.drop
#     - spec.job_template.spec.template.spec.init_container[].security_context.capabilities.drop
#   remediation: Set `drop` to `["ALL"]` under `capabilities`, and name in `add` what the program does not run without.
package dharma.kubernetes.container.capabilities_dropped

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.capabilities.drop"),
	"message": sprintf("container `%s` keeps the capabilities that the runtime grants", [container.name]),
} if {
	some container in k8s.containers
	not drops_all(container)
}

drops_all(container) if {
	some capability in k8s.texts(container.spec, ["securityContext", "capabilities", "drop"])
	upper(capability) == "ALL"
}
