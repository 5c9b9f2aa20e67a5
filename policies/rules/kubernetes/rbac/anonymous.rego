# METADATA
# title: Nothing is bound to those who have not signed in
# description: What is bound to `system:anonymous` or `system:unauthenticated` is open to everybody who reaches the API server.
# custom:
#   severity: critical
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
#     - manifest.roleRef.name
#     - manifest.subjects
#     - role_ref.name
#     - subject
#   remediation: Take the subject out of the binding.
package dharma.kubernetes.rbac.anonymous

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"RoleBinding", "ClusterRoleBinding"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("subjects[%d].name", [number])),
	"message": sprintf("`%s` is given role `%s`", [subject.name, object.get(one.manifest, ["roleRef", "name"], "?")]),
} if {
	some one in k8s.of({"RoleBinding", "ClusterRoleBinding"})
	some number, subject in k8s.list(one.manifest, ["subjects"])
	subject.name in {"system:anonymous", "system:unauthenticated"}
}
