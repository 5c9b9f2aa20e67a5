# METADATA
# title: Services open no port on every node
# description: A node port is open on all addresses of all nodes, whatever stands before the cluster.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources:
#     - kubernetes_manifest
#     - kubernetes_service
#     - kubernetes_service_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.type
#     - spec.type
#   remediation: Use the type ClusterIP behind an ingress or a gateway, or LoadBalancer.
package dharma.kubernetes.service.node_port

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.other_than({"Service"})

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "spec.type"),
	"message": "it opens a port on every node",
} if {
	some one in k8s.of({"Service"})
	one.manifest.spec.type == "NodePort"
}
