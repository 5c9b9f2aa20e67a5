# METADATA
# title: Subnets have a network security group
# description: Without one, everything in the virtual network and its peers reaches every port in the subnet.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_subnet]
#   reads: [name, "network_security_group_id?"]
#   related:
#     - {type: azurerm_subnet_network_security_group_association, by: subnet_id, reads: []}
#   remediation: Add an `azurerm_subnet_network_security_group_association`.
package dharma.azure.network.subnet_security_group

import rego.v1

import data.dharma.lib
import data.dharma.values

# Azure puts its own gateways here and takes no group, or wants none.
managed := {"gatewaysubnet", "azurefirewallsubnet", "azurefirewallmanagementsubnet", "routeserversubnet", "azurebastionsubnet"}

not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "name") in managed
}

fail contains values.lacks(resource, "no network security group guards it") if {
	some resource in lib.resources
	not values.has(resource.values, "network_security_group_id")
	count(lib.related(resource, "azurerm_subnet_network_security_group_association")) == 0
}
