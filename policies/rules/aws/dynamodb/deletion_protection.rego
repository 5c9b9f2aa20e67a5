# METADATA
# title: DynamoDB tables are protected from deletion
# description: A change of the key makes Terraform replace the table, with all that is in it.
# custom:
#   severity: low
#   topic: backup
#   resources: [aws_dynamodb_table]
#   reads: [deletion_protection_enabled]
#   remediation: Set `deletion_protection_enabled` to true.
package dharma.aws.dynamodb.deletion_protection

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "deletion_protection_enabled",
	"message": "it can be deleted by one call",
	"fix": {"set": {"deletion_protection_enabled": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.deletion_protection_enabled)
}
