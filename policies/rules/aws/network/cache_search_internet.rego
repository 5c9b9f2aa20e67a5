# METADATA
# title: The internet does not reach caches, search, brokers or file systems
# description: They are made for a trusted network. Many answer without a password, and hold copies of what the databases protect.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - aws_elasticache_cluster
#     - aws_elasticache_replication_group
#     - aws_elasticache_serverless_cache
#     - aws_memorydb_cluster
#     - aws_dax_cluster
#     - aws_opensearch_domain
#     - aws_elasticsearch_domain
#     - aws_msk_cluster
#     - aws_mq_broker
#     - aws_efs_mount_target
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Place it in private subnets of a VPC and let in the security groups of its clients alone.
package dharma.aws.network.cache_search_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
}
