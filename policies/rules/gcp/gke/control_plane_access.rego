# METADATA
# title: The API of clusters is not open to the internet
# description: An API server that everybody reaches is one stolen credential, or one flaw of Kubernetes, away from the whole cluster.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [google_container_cluster]
#   reads: ["master_authorized_networks_config[].cidr_blocks[].cidr_block", "private_cluster_config[].enable_private_endpoint", "control_plane_endpoints_config?"]
#   remediation: Write `master_authorized_networks_config` with the ranges that administer, or set `enable_private_endpoint` in `private_cluster_config` to true.
package dharma.gcp.gke.control_plane_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its API answers to every address") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "private_cluster_config"), "enable_private_endpoint")
	not values.has(resource.values, "master_authorized_networks_config")
	not values.has(resource.values, "control_plane_endpoints_config")
}

fail contains values.flaw(resource, sprintf("master_authorized_networks_config[0].cidr_blocks[%d].cidr_block", [i]), "its API answers to every address") if {
	some resource in lib.resources
	some i, range in values.blocks(values.first(resource.values, "master_authorized_networks_config"), "cidr_blocks")
	lib.is_everywhere(range.cidr_block)
}
