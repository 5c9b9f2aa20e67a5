# METADATA
# title: Containers that hang are found and started anew
# description: A program that no longer answers but has not ended stays as it is until somebody looks.
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
#     - manifest.spec.containers[].livenessProbe
#     - manifest.spec.template.spec.containers[].livenessProbe
#     - spec.container[].liveness_probe
#     - spec.template.spec.container[].liveness_probe
#   remediation: Add a `livenessProbe` that fails when only a new start would help.
package dharma.kubernetes.container.liveness_probe

import rego.v1

import data.dharma.kubernetes_objects as k8s

# Jobs end by themselves; what starts first and what debugs is not asked.
not_applicable := k8s.without_lasting_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "livenessProbe"),
	"message": sprintf("container `%s` has no liveness probe", [container.name]),
} if {
	some container in k8s.containers
	container.kind == "containers"
	container.pod.owner.kind in k8s.lasting
	not container.spec.livenessProbe
}
