# METADATA
# title: Nothing is bound to cluster-admin
# description: With `cluster-admin` one mistake or one stolen token is the whole cluster.
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
#   remediation: Bind a role that allows what is needed, in the namespace where it is needed.
package dharma.kubernetes.rbac.cluster_admin

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"RoleBinding", "ClusterRoleBinding"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "roleRef"),
	"message": sprintf("`cluster-admin` is bound to %s", [concat(", ", subjects(one))]),
} if {
	some one in k8s.of({"RoleBinding", "ClusterRoleBinding"})
	one.manifest.roleRef.name == "cluster-admin"
	count(subjects(one)) > 0
}

# The one that every cluster has for its administrators does not count.
subjects(one) := [sprintf("`%s`", [object.get(subject, "name", "?")]) |
	some subject in k8s.list(one.manifest, ["subjects"])
	subject.name != "system:masters"
]
