# METADATA
# title: Nothing is bound to everybody who has signed in
# description: The groups of all users and of all service accounts grow without anybody thinking of this binding.
# custom:
#   severity: high
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
#   remediation: Bind the group or the service accounts that are meant.
package dharma.kubernetes.rbac.everybody

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"RoleBinding", "ClusterRoleBinding"})

# What every cluster comes with for all.
harmless := {"system:basic-user", "system:discovery", "system:public-info-viewer"}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("subjects[%d].name", [number])),
	"message": sprintf("`%s` is given role `%s`", [subject.name, object.get(one.manifest, ["roleRef", "name"], "?")]),
} if {
	some one in k8s.of({"RoleBinding", "ClusterRoleBinding"})
	not one.manifest.roleRef.name in harmless
	some number, subject in k8s.list(one.manifest, ["subjects"])
	subject.name in {"system:authenticated", "system:serviceaccounts"}
}
