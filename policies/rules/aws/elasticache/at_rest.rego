# METADATA
# title: ElastiCache is encrypted at rest
# description: Sessions, tokens and personal data from the cache end up on disk, in backups and while nodes are swapped.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_elasticache_replication_group]
#   reads: [at_rest_encryption_enabled]
#   remediation: Set `at_rest_encryption_enabled` to true; the group is made anew.
package dharma.aws.elasticache.at_rest

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "at_rest_encryption_enabled",
	"message": "it is not encrypted at rest",
	"fix": {"set": {"at_rest_encryption_enabled": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.at_rest_encryption_enabled)
}
