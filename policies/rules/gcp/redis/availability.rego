# METADATA
# title: Memorystore stands in two zones
# description: "The basic tier has one node: what is in it is gone when that fails."
# custom:
#   severity: low
#   topic: availability
#   resources: [google_redis_instance]
#   reads: [tier]
#   remediation: Set `tier` to `STANDARD_HA`.
package dharma.gcp.redis.availability

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "tier", "it has one node", `"STANDARD_HA"`) if {
	some resource in lib.resources
	not values.text(resource.values, "tier") == "standard_ha"
}
