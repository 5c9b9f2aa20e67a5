# METADATA
# title: Disruption budgets leave room for maintenance
# description: A budget that never lets a pod go keeps nodes from being drained, so that security updates of the nodes wait.
# custom:
#   severity: medium
#   topic: availability
#   resources:
#     - kubernetes_manifest
#     - kubernetes_pod_disruption_budget
#     - kubernetes_pod_disruption_budget_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.maxUnavailable
#     - manifest.spec.minAvailable
#     - spec.max_unavailable
#     - spec.min_available
#   remediation: 'Let at least one pod go: `maxUnavailable` of one or more, or a `minAvailable` below the number of replicas.'
package dharma.kubernetes.workload.disruption_budget_blocks

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"PodDisruptionBudget"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("spec.%s", [field])),
	"message": sprintf("`%s: %v` never lets a pod go", [field, value]),
} if {
	some one in k8s.of({"PodDisruptionBudget"})
	some [field, never] in [["maxUnavailable", {"0", "0%"}], ["minAvailable", {"100%"}]]
	value := one.manifest.spec[field]
	sprintf("%v", [value]) in never
}
