# METADATA
# title: RDS instances are encrypted at rest
# description: Snapshots, replicas and logs of an unencrypted instance can be read by whoever gets at the storage.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_db_instance]
#   reads: [storage_encrypted, replicate_source_db]
#   remediation: Set `storage_encrypted` to true. An existing instance has to be restored from an encrypted copy of its snapshot.
package dharma.aws.rds.storage_encrypted

import data.dharma.lib
import rego.v1

# A replica has the encryption of its source.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.replicate_source_db
}

fail contains {
	"address": resource.address,
	"attribute": "storage_encrypted",
	"message": "storage is not encrypted",
	"fix": {"set": {"storage_encrypted": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(object.get(resource.values, "storage_encrypted", false))
}
