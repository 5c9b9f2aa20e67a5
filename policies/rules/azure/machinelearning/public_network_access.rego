# METADATA
# title: Machine learning workspaces are not reachable from the internet
# description: A workspace runs code beside its data; with a public front a stolen token is enough to run some.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_machine_learning_workspace]
#   reads: [public_network_access_enabled]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint.
package dharma.azure.machinelearning.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
}
