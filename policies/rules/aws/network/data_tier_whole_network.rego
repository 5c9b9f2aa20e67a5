# METADATA
# title: Data is reached from the application, not from all of the network
# description: Whatever gets a foothold anywhere in the VPC stands before the data at once. A rule that names the application's security group keeps the tiers apart.
# custom:
#   severity: medium
#   topic: network
#   resources:
#     - aws_db_instance
#     - aws_rds_cluster
#     - aws_docdb_cluster
#     - aws_neptune_cluster
#     - aws_redshift_cluster
#     - aws_redshiftserverless_workgroup
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
#     - reach.network
#   remediation: Let in the security groups of the clients instead of the network's address range.
package dharma.aws.network.data_tier_whole_network

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("anything in the network reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).network
	way.state == "reachable"
}
