# METADATA
# title: Synapse workspaces are not reachable from the internet
# description: A workspace holds the pools and the ways to every store that they read; its public endpoint puts one sign-in before all of them.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_synapse_workspace]
#   reads: [public_network_access_enabled]
#   remediation: Set `public_network_access_enabled` to false and use private endpoints.
package dharma.azure.synapse.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
}
