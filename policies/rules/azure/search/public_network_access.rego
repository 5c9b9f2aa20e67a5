# METADATA
# title: Search services are not reachable from the internet
# description: The index holds a copy of what it searches; a public endpoint leaves one key before it.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_search_service]
#   reads: [public_network_access_enabled, allowed_ips]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or name addresses in `allowed_ips`.
package dharma.azure.search.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.has(resource.values, "allowed_ips")
}
