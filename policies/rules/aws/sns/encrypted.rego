# METADATA
# title: Topics are encrypted
# description: Messages wait in the topic in the clear while subscribers are slow; SNS encrypts nothing unless a key is named.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_sns_topic]
#   reads: [kms_master_key_id?]
#   remediation: Set `kms_master_key_id` to a key of yours (services such as S3 and EventBridge cannot publish with `alias/aws/sns`).
package dharma.aws.sns.encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "kms_master_key_id",
	"message": "messages are not encrypted",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "kms_master_key_id")
}
