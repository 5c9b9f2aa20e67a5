# METADATA
# title: Redis asks for a password or a user
# description: Whoever reaches the port reads and flushes the cache.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_elasticache_replication_group]
#   reads: [auth_token?, user_group_ids?]
#   remediation: Set `auth_token` (from Secrets Manager), or `user_group_ids` with users that have access strings of their own; both need TLS.
package dharma.aws.elasticache.password

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "auth_token",
	"message": "anybody who reaches it may use it",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "auth_token")
	not amazon.filled(resource.values.user_group_ids)
}
