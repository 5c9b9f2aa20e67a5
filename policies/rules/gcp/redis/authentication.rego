# METADATA
# title: Memorystore asks for a password
# description: Without AUTH everybody in the network reads and writes all of it.
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_redis_instance]
#   reads: [auth_enabled]
#   remediation: Set `auth_enabled` to true.
package dharma.gcp.redis.authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "auth_enabled", "it asks for no password", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "auth_enabled")
}
