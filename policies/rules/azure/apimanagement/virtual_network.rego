# METADATA
# title: API gateways stand in a virtual network
# description: Outside a virtual network the gateway reaches its backends over the internet, and so may everybody else.
# custom:
#   severity: low
#   topic: network
#   resources: [azurerm_api_management]
#   reads: [virtual_network_type, public_network_access_enabled]
#   remediation: Set `virtual_network_type` to `External` or `Internal` with a subnet.
package dharma.azure.apimanagement.virtual_network

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "virtual_network_type", "it stands outside of every virtual network") if {
	some resource in lib.resources
	not values.text(resource.values, "virtual_network_type") in {"external", "internal"}
}
