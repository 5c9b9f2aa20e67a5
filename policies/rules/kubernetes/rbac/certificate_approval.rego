# METADATA
# title: Certificate requests are approved by people alone
# description: Whoever approves certificate requests can make a certificate for anybody, administrators included.
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
#   remediation: Take `update` and `patch` on `certificatesigningrequests/approval` and `approve` on signers out.
package dharma.kubernetes.rbac.certificate_approval

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Role", "ClusterRole"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("rules[%d]", [number])),
	"message": "certificate requests may be approved",
} if {
	some one in k8s.of({"Role", "ClusterRole"})
	some number, grant in k8s.list(one.manifest, ["rules"])
	approves(grant)
}

holds(grant, field, wanted) if {
	some name in k8s.list(grant, [field])
	name in wanted
}

approves(grant) if {
	holds(grant, "resources", {"certificatesigningrequests/approval"})
	holds(grant, "verbs", {"update", "patch", "*"})
}

approves(grant) if {
	holds(grant, "resources", {"signers"})
	holds(grant, "verbs", {"approve", "sign", "*"})
}
