# METADATA
# title: Networks next to it do not reach data as a whole
# description: A peering or a transit gateway ties two networks together. Where the database lets in the other one's whole range, a breach there is a breach here.
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
#     - reach.peers
#   remediation: Narrow the routes and the rules to the subnets of the clients on the other side.
package dharma.aws.network.data_tier_other_networks

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("anything in another network reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).peers
	way.state == "reachable"
}
