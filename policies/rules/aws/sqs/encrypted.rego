# METADATA
# title: Queues are encrypted
# description: SQS encrypts new queues with a key of its own; a queue where that is taken off keeps messages in the clear.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_sqs_queue]
#   reads: [sqs_managed_sse_enabled, kms_master_key_id?]
#   remediation: Set `sqs_managed_sse_enabled` to true, or name a key in `kms_master_key_id`.
package dharma.aws.sqs.encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "sqs_managed_sse_enabled",
	"message": "messages are not encrypted",
	"fix": {"set": {"sqs_managed_sse_enabled": "true"}},
} if {
	some resource in lib.resources
	amazon.no(resource.values.sqs_managed_sse_enabled)
	not amazon.has(resource.values, "kms_master_key_id")
}
