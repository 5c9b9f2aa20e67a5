# METADATA
# title: Databases keep backups for a week or more
# description: A mistake is often found days later. Instances keep no backup at all unless told to, clusters one day.
# custom:
#   severity: medium
#   topic: backup
#   resources: [aws_db_instance, aws_rds_cluster, aws_docdb_cluster, aws_neptune_cluster]
#   reads: [backup_retention_period, replicate_source_db?, engine]
#   remediation: Set `backup_retention_period` to 7 or more; 35 days is the longest.
package dharma.aws.rds.backups_kept

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# A replica is covered by the backups of its source.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_db_instance"
	amazon.has(resource.values, "replicate_source_db")
}

kept(resource) if amazon.number(resource.values.backup_retention_period) >= 7

fail contains {
	"address": resource.address,
	"attribute": "backup_retention_period",
	"message": sprintf("backups are kept for %v days", [amazon.written(resource.values, "backup_retention_period", default_days[resource.type])]),
	"fix": {"set": {"backup_retention_period": "7"}},
} if {
	some resource in lib.resources
	not kept(resource)
}

# What the provider takes where nothing is written.
default_days := {"aws_db_instance": 0, "aws_rds_cluster": 1, "aws_docdb_cluster": 1, "aws_neptune_cluster": 1}
