# METADATA
# title: Networks have only the subnets that were planned
# description: "A network in auto mode has a subnet in every region, all with the same well-known ranges: more to guard, and no peering with another of its kind."
# custom:
#   severity: low
#   topic: network
#   resources: [google_compute_network]
#   reads: [auto_create_subnetworks]
#   remediation: Set `auto_create_subnetworks` to false and write the subnets.
package dharma.gcp.network.automatic_subnets

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "auto_create_subnetworks", "it has a subnet in every region", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "auto_create_subnetworks")
}
