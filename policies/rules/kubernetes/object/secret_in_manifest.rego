# METADATA
# title: Secrets are not kept among the manifests
# description: A secret's value is only encoded, not encrypted. Everybody who can read the file or its history has it.
# custom:
#   severity: high
#   topic: identity
#   resources:
#     - kubernetes_manifest
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.data?
#     - manifest.stringData?
#     - manifest.type
#   remediation: Keep the value in a secret store and let an operator (External Secrets, Sealed Secrets, the CSI driver) bring it. Change the value, since it has been seen.
package dharma.kubernetes.object.secret_in_manifest

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Secret"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("%s.%s", [field, key])),
	"message": sprintf("the value of `%s` is written in the manifest", [key]),
} if {
	some one in k8s.of({"Secret"})
	some field in ["data", "stringData"]
	some key, value in k8s.map(one.manifest, [field])
	is_string(value)
	value != ""
	key != "sops"
	not "sops" in object.keys(one.manifest)
}
