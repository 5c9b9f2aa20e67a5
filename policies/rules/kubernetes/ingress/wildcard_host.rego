# METADATA
# title: Ingresses name their hosts
# description: An ingress without a host, or for all, takes requests for names that are not its own.
# custom:
#   severity: low
#   topic: public-exposure
#   resources:
#     - kubernetes_manifest
#     - kubernetes_ingress
#     - kubernetes_ingress_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.rules[].host
#     - spec.rule[].host
#   remediation: Name the host in each rule.
package dharma.kubernetes.ingress.wildcard_host

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Ingress"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("spec.rules[%d].host", [number])),
	"message": "it takes requests for every host",
} if {
	some one in k8s.of({"Ingress"})
	some number, way in k8s.list(one.manifest, ["spec", "rules"])
	is_object(way)
	object.get(way, "host", "") in {"", "*"}
}
