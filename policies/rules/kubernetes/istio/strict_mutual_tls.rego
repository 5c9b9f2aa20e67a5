# METADATA
# title: The mesh takes encrypted connections alone
# description: In permissive mode a mesh also takes what is not encrypted and from whom it does not know.
# custom:
#   severity: high
#   topic: encryption
#   resources:
#     - kubernetes_manifest
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.mtls
#     - manifest.spec.portLevelMtls
#   remediation: Set `mtls.mode` to `STRICT`.
package dharma.kubernetes.istio.strict_mutual_tls

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"PeerAuthentication"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.mtls.mode"),
	"message": sprintf("connections that are not encrypted are taken (`%s`)", [mode]),
	"fix": {"set": {k8s.at(one, "spec.mtls.mode"): "\"STRICT\""}},
} if {
	some one in k8s.of({"PeerAuthentication"})
	mode := one.manifest.spec.mtls.mode
	mode in {"PERMISSIVE", "DISABLE"}
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("spec.portLevelMtls.%v.mode", [port])),
	"message": sprintf("connections to port %v that are not encrypted are taken", [port]),
} if {
	some one in k8s.of({"PeerAuthentication"})
	some port, setting in k8s.map(one.manifest, ["spec", "portLevelMtls"])
	setting.mode in {"PERMISSIVE", "DISABLE"}
}
