# METADATA
# title: EBS volumes are attached to something
# description: A volume costs the same whether something reads it or not. One that nothing uses is paid for, and still holds its data.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_ebs_volume]
#   related:
#     - {type: aws_volume_attachment, by: volume_id, reads: []}
#   remediation: Attach it with an `aws_volume_attachment`, or take a snapshot and delete it.
package dharma.aws.ebs.volume_used

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "nothing uses this volume",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_volume_attachment")) == 0
}
