# METADATA
# title: The internet does not reach SSH and RDP of machines
# description: Doors for administrators are tried by everybody, all the time. Here the public address and the firewall are open together, priorities and tags considered.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - google_compute_instance
#     - google_compute_instance_group_manager
#     - google_compute_region_instance_group_manager
#   reach: true
#   reads:
#     - reach.admin
#   remediation: Use Identity-Aware Proxy or a VPN, take the public address away, or let in the addresses of your administrators alone.
package dharma.gcp.network.admin_ports_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches a port for administrators (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).admin
	way.state == "reachable"
}
