# METADATA
# title: KMS keys wait two weeks or more before they are deleted
# description: With a key goes all that it encrypted, backups included. The waiting time is the only way back.
# custom:
#   severity: low
#   topic: backup
#   resources: [aws_kms_key, aws_kms_external_key, aws_kms_replica_key]
#   reads: [deletion_window_in_days]
#   remediation: Set `deletion_window_in_days` to 14 or more, or leave it out (30 days).
package dharma.aws.kms.deletion_window

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "deletion_window_in_days",
	"message": sprintf("the key is gone after %v days", [resource.values.deletion_window_in_days]),
	"fix": {"set": {"deletion_window_in_days": "30"}},
} if {
	some resource in lib.resources
	amazon.number(resource.values.deletion_window_in_days) < 14
}
