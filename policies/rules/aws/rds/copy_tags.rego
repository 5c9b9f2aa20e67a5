# METADATA
# title: Snapshots of databases carry the tags of the database
# description: Snapshots outlive what they were taken of. Without tags nobody knows whose they are, what they cost whom, and whether policies by tag apply.
# custom:
#   severity: info
#   topic: tagging
#   resources: [aws_db_instance, aws_rds_cluster, aws_neptune_cluster]
#   reads: [copy_tags_to_snapshot]
#   remediation: Set `copy_tags_to_snapshot` to true.
package dharma.aws.rds.copy_tags

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "copy_tags_to_snapshot",
	"message": "snapshots carry no tags",
	"fix": {"set": {"copy_tags_to_snapshot": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.copy_tags_to_snapshot)
}
