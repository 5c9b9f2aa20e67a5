# METADATA
# title: Network interfaces have no public address
# description: A machine with an address of its own is reached past gateways, firewalls and what they would have stopped.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_network_interface]
#   reads: ["ip_configuration[].public_ip_address_id?"]
#   remediation: Take `public_ip_address_id` out, and let a load balancer, a gateway or Azure Bastion stand before the machine.
package dharma.azure.network.interface_public_address

import rego.v1

import data.dharma.lib
import data.dharma.values

# The address is most often one that is not known before it is made: no attribute is named.
fail contains object.union(
	values.lacks(resource, sprintf("`ip_configuration[%d]` has a public address", [i])),
	{"fix": {"unset": [sprintf("ip_configuration[%d].public_ip_address_id", [i])]}},
) if {
	some resource in lib.resources
	some i, configuration in values.blocks(resource.values, "ip_configuration")
	values.has(configuration, "public_ip_address_id")
}
