# METADATA
# title: The internet does not reach caches, document stores or search
# description: Their endpoint is public until somebody says otherwise, and a key is all that stands before what they hold.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - azurerm_redis_cache
#     - azurerm_cosmosdb_account
#     - azurerm_search_service
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Turn public network access off and use a private endpoint, or list the addresses of the clients.
package dharma.azure.network.cache_search_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
}
