# METADATA
# title: Roles do not talk to kubelets
# description: Through the proxy of a node every command can be run in every pod on it, unseen by audit logs and admission.
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
#   remediation: Take `nodes/proxy` out. Metrics have a resource of their own, `nodes/metrics`.
package dharma.kubernetes.rbac.node_proxy

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": sprintf("`%s` is allowed", [resource]),
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	some resource in k8s.list(grant, ["resources"])
	resource in {"nodes/proxy", "nodes/*"}
}
