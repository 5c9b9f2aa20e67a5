# METADATA
# title: EBS volumes are encrypted
# description: A plain volume and each of its snapshots can be read by whoever gets permission to copy it. Encryption costs nothing and is not felt.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_ebs_volume, aws_ebs_snapshot_copy, aws_ami_copy, aws_ebs_encryption_by_default]
#   reads: [encrypted, enabled]
#   remediation: Set `encrypted` to true, or turn it on for the account and region with `aws_ebs_encryption_by_default`. An existing volume is copied by way of an encrypted snapshot.
package dharma.aws.ebs.volume_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The account's setting encrypts every new volume.
by_default if {
	some setting in lib.resources
	setting.type == "aws_ebs_encryption_by_default"
	not amazon.no(setting.values.enabled)
}

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_ebs_encryption_by_default"
}

fail contains {
	"address": resource.address,
	"attribute": "encrypted",
	"message": "it is not encrypted",
	"fix": {"set": {"encrypted": "true"}},
} if {
	some resource in lib.resources
	resource.type in {"aws_ebs_volume", "aws_ebs_snapshot_copy", "aws_ami_copy"}
	not by_default
	not lib.is_on(resource.values.encrypted)
}
