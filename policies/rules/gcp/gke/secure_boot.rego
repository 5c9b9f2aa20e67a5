# METADATA
# title: Nodes start only what is signed
# description: Shielded nodes keep a changed kernel, or a machine that only claims to be a node, out of the cluster.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [google_container_cluster, google_container_node_pool]
#   reads: [enable_shielded_nodes, "node_config[].shielded_instance_config[].enable_secure_boot"]
#   remediation: Set `enable_secure_boot` in `node_config.shielded_instance_config` to true, and leave `enable_shielded_nodes` on.
package dharma.gcp.gke.secure_boot

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "enable_shielded_nodes", "its nodes are not shielded", "true") if {
	some resource in lib.resources
	values.off(resource.values, "enable_shielded_nodes")
}

fail contains values.lacks(resource, "its nodes start what nobody signed") if {
	some resource in lib.resources
	resource.type == "google_container_node_pool"
	not values.on(values.first(values.first(resource.values, "node_config"), "shielded_instance_config"), "enable_secure_boot")
}
