# METADATA
# title: Network policies leave something out
# description: A policy with an empty rule lets everybody in or out. It looks like protection and is none.
# custom:
#   severity: high
#   topic: network
#   resources:
#     - kubernetes_manifest
#     - kubernetes_network_policy
#     - kubernetes_network_policy_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.ingress
#     - manifest.spec.egress
#     - manifest.spec.policyTypes
#     - spec.ingress
#     - spec.egress
#     - spec.policy_types
#   remediation: Name the pods, namespaces or address ranges, and the ports that are meant.
package dharma.kubernetes.networkpolicy.allows_everything

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"NetworkPolicy"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("spec.ingress[%d]", [number])),
	"message": "everybody is let in",
} if {
	some one in k8s.of({"NetworkPolicy"})
	some number, way in k8s.list(one.manifest, ["spec", "ingress"])
	open(way, "from")
}

# All may be reached on every port: a way out for whatever was stolen. A rule with ports says at least that.
fail contains {
	"address": one.address,
	"attribute": k8s.at(one, sprintf("spec.egress[%d]", [number])),
	"message": "everything may be reached",
} if {
	some one in k8s.of({"NetworkPolicy"})
	some number, way in k8s.list(one.manifest, ["spec", "egress"])
	open(way, "to")
	count(k8s.list(way, ["ports"])) == 0
}

open(way, side) if {
	is_object(way)
	count(k8s.list(way, [side])) == 0
	count(k8s.list(way, ["ports"])) == 0
}

open(way, side) if {
	some peer in k8s.list(way, [side])
	peer.ipBlock.cidr in {"0.0.0.0/0", "::/0"}
	count(k8s.list(way, ["ports"])) == 0
}
