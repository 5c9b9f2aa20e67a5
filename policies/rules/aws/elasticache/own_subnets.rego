# METADATA
# title: Caches lie in subnets that were chosen for them
# description: Without a subnet group the cache lands in the default VPC, which is public throughout.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_elasticache_cluster, aws_elasticache_replication_group]
#   reads: [subnet_group_name, replication_group_id?]
#   remediation: Write an `aws_elasticache_subnet_group` of private subnets and name it.
package dharma.aws.elasticache.own_subnets

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The replication group says it for its members.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_elasticache_cluster"
	amazon.has(resource.values, "replication_group_id")
}

fail contains {
	"address": resource.address,
	"attribute": "subnet_group_name",
	"message": "it lies in the default subnets",
} if {
	some resource in lib.resources
	amazon.written(resource.values, "subnet_group_name", "default") == "default"
}
