# METADATA
# title: Data factories are not reachable from the internet
# description: A data factory holds connections to every store that it copies between; its public endpoint puts one sign-in before all of them.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [azurerm_data_factory]
#   reads: [public_network_enabled]
#   remediation: Set `public_network_enabled` to false, and use private endpoints and a self-hosted or managed runtime.
package dharma.azure.datafactory.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_enabled")
}
