# METADATA
# title: Databases are protected from deletion
# description: One wrong `destroy`, or a change that makes Terraform replace the database, and it is gone. With the protection somebody has to take it off first.
# custom:
#   severity: medium
#   topic: backup
#   resources: [aws_db_instance, aws_rds_cluster, aws_docdb_cluster, aws_neptune_cluster]
#   reads: [deletion_protection]
#   remediation: Set `deletion_protection` to true in every environment that holds data worth keeping.
package dharma.aws.rds.deletion_protection

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "deletion_protection",
	"message": "it can be deleted by one call",
	"fix": {"set": {"deletion_protection": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.deletion_protection)
}
