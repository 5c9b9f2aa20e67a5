# METADATA
# title: Containers say how much processor they need
# description: Without a request the scheduler packs pods onto a node that cannot bear them, and they slow each other down.
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
#     - manifest.spec.containers[].resources.requests.cpu
#     - manifest.spec.template.spec.containers[].resources.requests.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].resources.requests.cpu
#     - manifest.spec.initContainers[].resources.requests.cpu
#     - manifest.spec.template.spec.initContainers[].resources.requests.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].resources.requests.cpu
#     - manifest.spec.containers[].resources.limits.cpu
#     - manifest.spec.template.spec.containers[].resources.limits.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].resources.limits.cpu
#     - manifest.spec.initContainers[].resources.limits.cpu
#     - manifest.spec.template.spec.initContainers[].resources.limits.cpu
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].resources.limits.cpu
#     - spec.container[].resources.requests.cpu
#     - spec.template.spec.container[].resources.requests.cpu
#     - spec.job_template.spec.template.spec.container[].resources.requests.cpu
#     - spec.init_container[].resources.requests.cpu
#     - spec.template.spec.init_container[].resources.requests.cpu
#     - spec.job_template.spec.template.spec.init_container[].resources.requests.cpu
#     - spec.container[].resources.limits.cpu
#     - spec.template.spec.container[].resources.limits.cpu
#     - spec.job_template.spec.template.spec.container[].resources.limits.cpu
#     - spec.init_container[].resources.limits.cpu
#     - spec.template.spec.init_container[].resources.limits.cpu
#     - spec.job_template.spec.template.spec.init_container[].resources.limits.cpu
#   remediation: Set `resources.requests.cpu` to what the container uses on a usual day.
package dharma.kubernetes.container.cpu_requests

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "resources.requests.cpu"),
	"message": sprintf("container `%s` has no cpu request", [container.name]),
} if {
	some container in k8s.containers
	container.kind != "ephemeralContainers"
	not container.spec.resources.requests.cpu
	# A limit alone is the request, too.
	not container.spec.resources.limits.cpu
}
