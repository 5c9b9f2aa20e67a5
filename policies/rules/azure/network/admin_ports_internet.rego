# METADATA
# title: The internet does not reach SSH and RDP of machines
# description: Doors for administrators are tried by everybody, all the time. Here the public address and every network security group on the way are open together.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_windows_virtual_machine
#     - azurerm_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_windows_virtual_machine_scale_set
#   reach: true
#   reads:
#     - reach.admin
#   remediation: Use Azure Bastion or a VPN, or let in the addresses of your administrators alone.
package dharma.azure.network.admin_ports_internet

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
