# METADATA
# title: Databases and brokers take minor upgrades by themselves
# description: Minor versions bring the security fixes of the engine. Where they wait for somebody, they wait for years.
# custom:
#   severity: low
#   topic: other
#   resources: [aws_db_instance, aws_rds_cluster_instance, aws_neptune_cluster_instance, aws_docdb_cluster_instance, aws_mq_broker, aws_elasticache_cluster, aws_elasticache_replication_group, aws_dms_replication_instance, aws_memorydb_cluster]
#   reads: [auto_minor_version_upgrade]
#   remediation: Set `auto_minor_version_upgrade` to true and choose a maintenance window.
package dharma.aws.rds.minor_upgrades

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "auto_minor_version_upgrade",
	"message": "minor upgrades wait for somebody",
	"fix": {"set": {"auto_minor_version_upgrade": "true"}},
} if {
	some resource in lib.resources
	amazon.no(resource.values.auto_minor_version_upgrade)
}

fail contains {
	"address": resource.address,
	"attribute": "auto_minor_version_upgrade",
	"message": "minor upgrades wait for somebody",
	"fix": {"set": {"auto_minor_version_upgrade": "true"}},
} if {
	# Off unless written.
	some resource in lib.resources
	resource.type in {"aws_mq_broker", "aws_dms_replication_instance"}
	not lib.is_on(resource.values.auto_minor_version_upgrade)
}
