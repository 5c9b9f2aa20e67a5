# METADATA
# title: Roles name what they allow
# description: A star allows everything there is and everything that comes later.
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
#   remediation: Name the API groups, resources and verbs that are needed.
package dharma.kubernetes.rbac.wildcards

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": sprintf("`%s` are allowed with a star", [field]),
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	some field in ["apiGroups", "resources", "verbs"]
	"*" in k8s.list(grant, [field])
	# A star for the group alone is narrowed by resources and verbs that are named.
	starred := [name | some name in ["resources", "verbs"]; "*" in k8s.list(grant, [name])]
	count(starred) > 0
}
