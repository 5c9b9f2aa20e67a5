# METADATA
# title: Roles do not open shells in pods
# description: 'A shell in a pod is everything that the pod is: its secrets, its token, its network.'
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
#   remediation: Take `pods/exec`, `pods/attach` and `pods/portforward` out, and debug with a role that is granted for an hour.
package dharma.kubernetes.rbac.pod_exec

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
	resource in {"pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers", "pods/*"}
	holds(grant, "verbs", {"create", "get", "update", "patch", "*"})
}

holds(grant, field, wanted) if {
	some name in k8s.list(grant, [field])
	name in wanted
}
