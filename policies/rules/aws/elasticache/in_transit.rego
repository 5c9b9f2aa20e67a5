# METADATA
# title: Caches are encrypted on the way
# description: Redis and Memcached send everything in the clear, the password included, unless TLS is on.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_elasticache_replication_group, aws_memorydb_cluster]
#   reads: [transit_encryption_enabled, tls_enabled]
#   remediation: Set `transit_encryption_enabled` to true (for MemoryDB leave `tls_enabled` on). For a running group go by way of `transit_encryption_mode = "preferred"`.
package dharma.aws.elasticache.in_transit

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "transit_encryption_enabled",
	"message": "it speaks without TLS",
	"fix": {"set": {"transit_encryption_enabled": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_elasticache_replication_group"
	not lib.is_on(resource.values.transit_encryption_enabled)
}

fail contains {
	"address": resource.address,
	"attribute": "tls_enabled",
	"message": "it speaks without TLS",
	"fix": {"set": {"tls_enabled": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_memorydb_cluster"
	amazon.no(resource.values.tls_enabled)
}
