# METADATA
# title: Nodes of clusters have no public addresses
# description: A node with a public address can be reached past the load balancer, its open node ports included.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [google_container_cluster]
#   reads: ["private_cluster_config[].enable_private_nodes", network_config]
#   remediation: Write `private_cluster_config` with `enable_private_nodes = true`.
package dharma.gcp.gke.private_nodes

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "private_cluster_config", "enable_private_nodes", "each of its nodes has a public address", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "private_cluster_config"), "enable_private_nodes")
}
