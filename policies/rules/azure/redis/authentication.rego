# METADATA
# title: Redis caches ask for a key
# description: Without authentication everybody who reaches the cache reads and writes all of it.
# custom:
#   severity: high
#   topic: identity
#   resources: [azurerm_redis_cache]
#   reads: ["redis_configuration[].authentication_enabled", "redis_configuration[].enable_authentication"]
#   remediation: Take `authentication_enabled = false` out of `redis_configuration`.
package dharma.azure.redis.authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "redis_configuration", name, "it asks for no key", "true") if {
	some resource in lib.resources
	some name in ["authentication_enabled", "enable_authentication"]
	values.off(values.first(resource.values, "redis_configuration"), name)
}
