# METADATA
# title: Requests go to containers that are ready for them
# description: Without a probe a pod gets requests before it can answer them, and keeps getting them when it no longer can.
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
#     - manifest.spec.containers[].readinessProbe
#     - manifest.spec.template.spec.containers[].readinessProbe
#     - spec.container[].readiness_probe
#     - spec.template.spec.container[].readiness_probe
#   remediation: Add a `readinessProbe` that asks what the program needs to answer.
package dharma.kubernetes.container.readiness_probe

import rego.v1

import data.dharma.kubernetes_objects as k8s

# Jobs end by themselves; what starts first and what debugs is not asked.
not_applicable := k8s.without_lasting_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "readinessProbe"),
	"message": sprintf("container `%s` has no readiness probe", [container.name]),
} if {
	some container in k8s.containers
	container.kind == "containers"
	container.pod.owner.kind in k8s.lasting
	not container.spec.readinessProbe
}
