# METADATA
# title: Containers have a bound on processor time
# description: One container in a loop can take a whole node from the others.
# custom:
#   severity: low
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
#     - manifest.spec.containers[].resources.limits.cpu
#     - manifest.spec.template.spec.containers[].resources.limits.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].resources.limits.cpu
#     - manifest.spec.initContainers[].resources.limits.cpu
#     - manifest.spec.template.spec.initContainers[].resources.limits.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].resources.limits.cpu
#     - spec.container[].resources.limits.cpu
#     - spec.template.spec.container[].resources.limits.cpu
#     - spec.job_template.spec.template.spec.container[].resources.limits.cpu
#     - spec.init_container[].resources.limits.cpu
#     - spec.template.spec.init_container[].resources.limits.cpu
#     - spec.job_template.spec.template.spec.init_container[].resources.limits.cpu
#   remediation: Set `resources.limits.cpu`, with room for peaks.
package dharma.kubernetes.container.cpu_limits

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "resources.limits.cpu"),
	"message": sprintf("container `%s` has no cpu limit", [container.name]),
} if {
	some container in k8s.containers
	container.kind != "ephemeralContainers"
	not container.spec.resources.limits.cpu
}
