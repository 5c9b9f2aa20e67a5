# METADATA
# title: Snapshots are taken of encrypted databases and volumes
# description: A snapshot has the encryption of what it was taken of. One in the clear can be shared and restored by whoever may do so, long after the source is gone.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_neptune_cluster_snapshot, aws_docdb_cluster_snapshot, aws_db_cluster_snapshot, aws_db_snapshot, aws_ebs_snapshot]
#   related:
#     - {type: aws_neptune_cluster, by: "^db_cluster_identifier", reads: [storage_encrypted]}
#     - {type: aws_docdb_cluster, by: "^db_cluster_identifier", reads: [storage_encrypted]}
#     - {type: aws_rds_cluster, by: "^db_cluster_identifier", reads: [storage_encrypted]}
#     - {type: aws_db_instance, by: "^db_instance_identifier", reads: [storage_encrypted]}
#     - {type: aws_ebs_volume, by: "^volume_id", reads: [encrypted]}
#   remediation: Encrypt the source (`storage_encrypted`, for a volume `encrypted`), or copy the snapshot with a key and delete the first one.
package dharma.aws.rds.snapshots_encrypted

import rego.v1
import data.dharma.lib

sources := ["aws_neptune_cluster", "aws_docdb_cluster", "aws_rds_cluster", "aws_db_instance", "aws_ebs_volume"]

taken_of(resource) := [source |
	some type in sources
	some source in lib.related(resource, type)
]

encrypted(source) if lib.is_on(source.values.storage_encrypted)

encrypted(source) if lib.is_on(source.values.encrypted)

# What it was taken of is not in the blueprint.
not_applicable contains resource.address if {
	some resource in lib.resources
	count(taken_of(resource)) == 0
}

fail contains {
	"address": resource.address,
	"message": sprintf("`%s` is not encrypted", [source.address]),
} if {
	some resource in lib.resources
	some source in taken_of(resource)
	not encrypted(source)
}
