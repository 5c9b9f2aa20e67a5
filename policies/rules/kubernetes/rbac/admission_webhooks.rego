# METADATA
# title: Admission webhooks are changed by people alone
# description: A webhook sees every object that is made, secrets among them, and can change it on the way.
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
#   remediation: Take `create`, `update` and `patch` on webhook configurations out, or name the configuration in `resourceNames`.
package dharma.kubernetes.rbac.admission_webhooks

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": "admission webhooks may be made or changed",
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	holds(grant, "resources", {"validatingwebhookconfigurations", "mutatingwebhookconfigurations"})
	holds(grant, "verbs", {"create", "update", "patch", "*"})
	count(k8s.list(grant, ["resourceNames"])) == 0
}

holds(grant, field, wanted) if {
	some name in k8s.list(grant, [field])
	name in wanted
}
