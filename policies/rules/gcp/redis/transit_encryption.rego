# METADATA
# title: Memorystore answers over TLS only
# description: In the clear, passwords and sessions can be read by whoever is in the network.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [google_redis_instance, google_redis_cluster]
#   reads: [transit_encryption_mode]
#   remediation: Set `transit_encryption_mode` to `SERVER_AUTHENTICATION` (`TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION` for a cluster).
package dharma.gcp.redis.transit_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "transit_encryption_mode", "connections without TLS are taken") if {
	some resource in lib.resources
	not values.text(resource.values, "transit_encryption_mode") in {"server_authentication", "transit_encryption_mode_server_authentication"}
}
