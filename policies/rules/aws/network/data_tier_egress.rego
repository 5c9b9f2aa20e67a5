# METADATA
# title: Data has no way out to the internet
# description: A way out is how stolen data leaves. Databases answer; they seldom have to call anybody.
# custom:
#   severity: low
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
#     - reach.egress
#   remediation: Narrow the security group's egress to what the database has to call, or place it in subnets without a route outside.
package dharma.aws.network.data_tier_egress

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("it has a way out to the internet (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).egress
	way.state == "reachable"
}
