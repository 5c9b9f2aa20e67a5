# METADATA
# title: Default service accounts have no rights of their own
# description: What the default account of a namespace may do, every pod may do that names no other.
# custom:
#   severity: medium
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_role_binding
#     - kubernetes_role_binding_v1
#     - kubernetes_cluster_role_binding
#     - kubernetes_cluster_role_binding_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.subjects
#     - subject
#     - manifest.automountServiceAccountToken
#   remediation: Bind a service account that belongs to one workload.
package dharma.kubernetes.rbac.default_account

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"RoleBinding", "ClusterRoleBinding"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("subjects[%d].name", [number])),
	"message": sprintf("role `%s` is bound to a default service account", [object.get(one.manifest, ["roleRef", "name"], "?")]),
} if {
	some one in k8s.of({"RoleBinding", "ClusterRoleBinding"})
	some number, subject in k8s.list(one.manifest, ["subjects"])
	subject.kind == "ServiceAccount"
	subject.name == "default"
}
