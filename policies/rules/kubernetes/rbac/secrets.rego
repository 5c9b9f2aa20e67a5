# METADATA
# title: Secrets are read one by one
# description: With `list` or `watch` all secrets of the namespace are read, in a cluster role those of all.
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
#   remediation: Allow `get` alone and name the secrets in `resourceNames`, or mount them into the pod.
package dharma.kubernetes.rbac.secrets

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": "every secret may be read",
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	holds(grant, "resources", {"secrets", "*"})
	holds(grant, "apiGroups", {"", "*"})
	holds(grant, "verbs", {"get", "list", "watch", "*"})
	count(k8s.list(grant, ["resourceNames"])) == 0
}

holds(grant, field, wanted) if {
	some name in k8s.list(grant, [field])
	name in wanted
}
