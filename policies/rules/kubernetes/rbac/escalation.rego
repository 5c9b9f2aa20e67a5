# METADATA
# title: Nobody may give themselves more rights
# description: With `bind`, `escalate` or `impersonate` one can have any right in the cluster, whatever else the role says.
# custom:
#   severity: high
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_role
#     - kubernetes_role_v1
#     - kubernetes_cluster_role
#     - kubernetes_cluster_role_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.rules[].apiGroups
#     - manifest.rules[].resources
#     - manifest.rules[].verbs
#     - manifest.rules[].nonResourceURLs
#     - rule[].api_groups
#     - rule[].resources
#     - rule[].verbs
#     - rule[].non_resource_urls
#   remediation: Take the verb out. Where an operator has to hand rights on, name the roles in `resourceNames`.
package dharma.kubernetes.rbac.escalation

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": sprintf("verb `%s` is allowed", [verb]),
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	some verb in k8s.list(grant, ["verbs"])
	verb in {"bind", "escalate", "impersonate"}
	count(k8s.list(grant, ["resourceNames"])) == 0
}
