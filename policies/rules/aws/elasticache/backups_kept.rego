# METADATA
# title: Redis keeps snapshots
# description: A cache that takes hours to warm up, or that became the only place of something, is lost with its last node.
# custom:
#   severity: low
#   topic: backup
#   resources: [aws_elasticache_replication_group, aws_elasticache_cluster, aws_memorydb_cluster]
#   reads: [snapshot_retention_limit, engine, replication_group_id?]
#   remediation: Set `snapshot_retention_limit` to a few days.
package dharma.aws.elasticache.backups_kept

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Memcached has no snapshots.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_elasticache_cluster"
	resource.values.engine == "memcached"
}

# The replication group says it for its members.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_elasticache_cluster"
	amazon.has(resource.values, "replication_group_id")
}

fail contains {
	"address": resource.address,
	"attribute": "snapshot_retention_limit",
	"message": "no snapshot is kept",
	"fix": {"set": {"snapshot_retention_limit": "5"}},
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if amazon.number(resource.values.snapshot_retention_limit) > 0
