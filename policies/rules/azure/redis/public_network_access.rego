# METADATA
# title: Redis caches are not reachable from the internet
# description: A public cache is protected by one access key; sessions and tokens in it are behind nothing else.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_redis_cache]
#   reads: [public_network_access_enabled, "subnet_id?"]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or put the cache into a subnet.
package dharma.azure.redis.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it has a public endpoint", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.has(resource.values, "subnet_id")
}
