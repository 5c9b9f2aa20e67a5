# METADATA
# title: Services claim no addresses from outside
# description: By an external address a service takes over the traffic of the whole cluster to that address (CVE-2020-8554).
# custom:
#   severity: high
#   topic: network
#   resources:
#     - kubernetes_manifest
#     - kubernetes_service
#     - kubernetes_service_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.externalIPs
#     - spec.external_ips
#   remediation: Take `externalIPs` out and use a load balancer.
package dharma.kubernetes.service.external_ips

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Service"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.externalIPs"),
	"message": sprintf("it claims %s", [concat(", ", [sprintf("`%s`", [address]) | some address in addresses])]),
	"fix": {"unset": [k8s.at(one, "spec.externalIPs")]},
} if {
	some one in k8s.of({"Service"})
	addresses := k8s.list(one.manifest, ["spec", "externalIPs"])
	count(addresses) > 0
}
