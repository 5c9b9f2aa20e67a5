# METADATA
# title: Database clusters are encrypted at rest
# description: Aurora, DocumentDB and Neptune keep one shared volume, with every snapshot and log of it. Unencrypted it can be copied by whoever may share a snapshot, and encryption cannot be turned on later.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_rds_cluster, aws_docdb_cluster, aws_neptune_cluster, aws_rds_global_cluster, aws_docdb_global_cluster, aws_neptune_global_cluster]
#   reads: [storage_encrypted, engine_mode, source_db_cluster_identifier?, replication_source_identifier?, global_cluster_identifier?]
#   remediation: Set `storage_encrypted` to true. An existing cluster is restored from a snapshot that was copied with a key.
package dharma.aws.rds.cluster_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The first Aurora Serverless is always encrypted.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_rds_cluster"
	resource.values.engine_mode == "serverless"
}

# What is made from a cluster has its encryption.
not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.has(resource.values, "source_db_cluster_identifier")
}

not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.has(resource.values, "replication_source_identifier")
}

fail contains {
	"address": resource.address,
	"attribute": "storage_encrypted",
	"message": "storage is not encrypted",
	"fix": {"set": {"storage_encrypted": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.storage_encrypted)
}
