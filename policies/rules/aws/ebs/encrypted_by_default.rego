# METADATA
# title: EBS encryption by default stays on
# description: The setting of the account and region catches each volume that somebody forgets to encrypt. Turned off, the next one is plain.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_ebs_encryption_by_default]
#   reads: [enabled]
#   remediation: Set `enabled` to true, or leave it out.
package dharma.aws.ebs.encrypted_by_default

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "enabled",
	"message": "new volumes are not encrypted by themselves",
	"fix": {"set": {"enabled": "true"}},
} if {
	some resource in lib.resources
	amazon.no(resource.values.enabled)
}
