# METADATA
# title: Services have two replicas or more
# description: With a single replica every update, eviction and failing node is an outage.
# custom:
#   severity: low
#   topic: availability
#   together: true
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
#     - kubernetes_horizontal_pod_autoscaler
#     - kubernetes_horizontal_pod_autoscaler_v1
#     - kubernetes_horizontal_pod_autoscaler_v2
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.replicas
#     - manifest.spec.scaleTargetRef
#     - manifest.spec.minReplicas
#     - spec.replicas
#     - spec.scale_target_ref
#     - spec.min_replicas
#   remediation: Set `replicas` to two or more, or let an autoscaler with `minReplicas` of two or more decide.
package dharma.kubernetes.workload.replicas

import rego.v1

import data.dharma.kubernetes_objects as k8s

asked := {"Deployment", "StatefulSet"}

not_applicable := k8s.other_than(asked) | {one.address | some one in k8s.of(asked); autoscaled(one)}

# How many there are is the autoscaler's business, and that it has bounds another rule's.
autoscaled(one) if [k8s.namespace_of(one), one.kind, k8s.name_of(one)] in targets

targets := {[k8s.namespace_of(scaler), object.get(target, "kind", "Deployment"), target.name] |
	some scaler in k8s.of({"HorizontalPodAutoscaler", "ScaledObject"})
	target := k8s.map(scaler.manifest, ["spec", "scaleTargetRef"])
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.replicas"),
	"message": "there is a single replica",
} if {
	some one in k8s.of(asked)
	not autoscaled(one)
	k8s.as_number(object.get(one.manifest, ["spec", "replicas"], 1)) == 1
}
