# METADATA
# title: Containers have a bound on memory
# description: One container with a leak takes the memory of the node, and other pods are killed for it.
# custom:
#   severity: medium
#   topic: availability
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
#     - manifest.spec.containers[].resources.limits.memory
#     - manifest.spec.template.spec.containers[].resources.limits.memory
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].resources.limits.memory
#     - manifest.spec.initContainers[].resources.limits.memory
#     - manifest.spec.template.spec.initContainers[].resources.limits.memory
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].resources.limits.memory
#     - spec.container[].resources.limits.memory
#     - spec.template.spec.container[].resources.limits.memory
#     - spec.job_template.spec.template.spec.container[].resources.limits.memory
#     - spec.init_container[].resources.limits.memory
#     - spec.template.spec.init_container[].resources.limits.memory
#     - spec.job_template.spec.template.spec.init_container[].resources.limits.memory
#   remediation: Set `resources.limits.memory`.
package dharma.kubernetes.container.memory_limits

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "resources.limits.memory"),
	"message": sprintf("container `%s` has no memory limit", [container.name]),
} if {
	some container in k8s.containers
	container.kind != "ephemeralContainers"
	not container.spec.resources.limits.memory
}
