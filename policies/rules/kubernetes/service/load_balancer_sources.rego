# METADATA
# title: Load balancers name who may reach them
# description: A service of type LoadBalancer is open to the whole internet unless it names the ranges, or asks for a balancer inside the network.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - kubernetes_manifest
#     - kubernetes_service
#     - kubernetes_service_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.type
#     - manifest.spec.loadBalancerSourceRanges
#     - manifest.metadata.annotations
#     - spec.type
#     - spec.load_balancer_source_ranges
#     - metadata.annotations
#   remediation: Name the ranges in `loadBalancerSourceRanges`, or ask for an internal balancer by the cloud's annotation.
package dharma.kubernetes.service.load_balancer_sources

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

balancers := [one | some one in k8s.of({"Service"}); one.manifest.spec.type == "LoadBalancer"]

not_applicable := {resource.address | some resource in lib.resources} - {one.address | some one in balancers}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.loadBalancerSourceRanges"),
	"message": "its load balancer is open to the whole internet",
} if {
	some one in balancers
	not internal(one)
	not narrowed(one)
}

narrowed(one) if {
	ranges := k8s.list(one.manifest, ["spec", "loadBalancerSourceRanges"])
	count(ranges) > 0
	count([range | some range in ranges; lib.is_everywhere(range)]) == 0
}

# How the clouds' controllers are asked for a balancer inside the network.
internal(one) if k8s.annotations_of(one)["service.beta.kubernetes.io/aws-load-balancer-scheme"] == "internal"

internal(one) if lower(sprintf("%v", [k8s.annotations_of(one)["service.beta.kubernetes.io/aws-load-balancer-internal"]])) in {"true", "0.0.0.0/0"}

internal(one) if lower(sprintf("%v", [k8s.annotations_of(one)["service.beta.kubernetes.io/azure-load-balancer-internal"]])) == "true"

internal(one) if lower(sprintf("%v", [k8s.annotations_of(one)["networking.gke.io/load-balancer-type"]])) == "internal"

internal(one) if lower(sprintf("%v", [k8s.annotations_of(one)["cloud.google.com/load-balancer-type"]])) == "internal"
