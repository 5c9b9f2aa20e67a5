# METADATA
# title: Containers add no capabilities
# description: Each capability that is added is one more thing that an intruder in the container can do.
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
#     - manifest.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.template.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.capabilities.add
#     - manifest.spec.initContainers[].securityContext.capabilities.add
#     - manifest.spec.template.spec.initContainers[].securityContext.capabilities.add
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.capabilities.add
#     - spec.container[].security_context.capabilities.add
#     - spec.template.spec.container[].security_context.capabilities.add
#     - spec.job_template.spec.template.spec.container[].security_context.capabilities.add
#     - spec.init_container[].security_context.capabilities.add
#     - spec.template.spec.init_container[].security_context.capabilities.add
#     - spec.job_template.spec.template.spec.init_container[].security_context.capabilities.add
#   remediation: Take out what the program runs without. `NET_BIND_SERVICE` is not counted here, since all it gives is a low port.
package dharma.kubernetes.container.capabilities_added

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.capabilities.add"),
	"message": sprintf("container `%s` adds %s", [container.name, concat(", ", [sprintf("`%s`", [name]) | some name in added])]),
} if {
	some container in k8s.containers
	added := {capability |
		some capability in k8s.texts(container.spec, ["securityContext", "capabilities", "add"])
		trim_prefix(upper(capability), "CAP_") != "NET_BIND_SERVICE"
	}
	count(added) > 0
}
