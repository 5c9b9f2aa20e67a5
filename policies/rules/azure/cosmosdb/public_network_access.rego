# METADATA
# title: Cosmos DB accounts are closed to networks that nobody named
# description: Open to all networks, the account key alone opens every database in it from anywhere.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_cosmosdb_account]
#   reads: [public_network_access_enabled, is_virtual_network_filter_enabled, ip_range_filter]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or set `is_virtual_network_filter_enabled` and name the subnets, or name addresses in `ip_range_filter`.
package dharma.azure.cosmosdb.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.on(resource.values, "is_virtual_network_filter_enabled")
	not values.has(resource.values, "ip_range_filter")
}
