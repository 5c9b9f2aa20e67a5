# METADATA
# title: Role bindings are changed by people alone
# description: Whoever can make bindings can give a right to themselves as far as they have it, and together with `bind` any right.
# custom:
#   severity: medium
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
#   remediation: Take `create`, `update` and `patch` on bindings out of roles of programs.
package dharma.kubernetes.rbac.binding_changes

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": "role bindings may be made or changed",
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	holds(grant, "apiGroups", {"rbac.authorization.k8s.io", "*"})
	holds(grant, "resources", {"rolebindings", "clusterrolebindings", "*"})
	holds(grant, "verbs", {"create", "update", "patch", "*"})
}

holds(grant, field, wanted) if {
	some name in k8s.list(grant, [field])
	name in wanted
}
