# METADATA
# title: Autoscalers have room and a bound
# description: An autoscaler whose bounds are equal scales nothing; one that may go down to a single replica makes each update an outage.
# custom:
#   severity: low
#   topic: availability
#   resources:
#     - kubernetes_manifest
#     - kubernetes_horizontal_pod_autoscaler
#     - kubernetes_horizontal_pod_autoscaler_v1
#     - kubernetes_horizontal_pod_autoscaler_v2
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.minReplicas
#     - manifest.spec.maxReplicas
#     - spec.min_replicas
#     - spec.max_replicas
#   remediation: Set `minReplicas` to two or more, and `maxReplicas` above it, at what the budget bears.
package dharma.kubernetes.workload.autoscaler_bounds

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"HorizontalPodAutoscaler"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.minReplicas"),
	"message": "it may go down to a single replica",
} if {
	some one in k8s.of({"HorizontalPodAutoscaler"})
	k8s.as_number(object.get(one.manifest, ["spec", "minReplicas"], 1)) < 2
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.maxReplicas"),
	"message": "its bounds are equal, so that it scales nothing",
} if {
	some one in k8s.of({"HorizontalPodAutoscaler"})
	k8s.as_number(one.manifest.spec.maxReplicas) <= k8s.as_number(object.get(one.manifest, ["spec", "minReplicas"], 1))
}
