# METADATA
# title: Queues put aside what cannot be handled
# description: A message that makes its reader fail comes back again and again, until it expires unseen.
# custom:
#   severity: info
#   topic: availability
#   resources: [aws_sqs_queue]
#   reads: [redrive_policy?, redrive_allow_policy?]
#   related:
#     - {type: aws_sqs_queue_redrive_policy, by: queue_url, reads: []}
#     - {type: aws_sqs_queue, by: redrive_policy, reads: []}
#   remediation: Set `redrive_policy` with a dead letter queue, and an alarm on its length. The dead letter queue itself needs none.
package dharma.aws.sqs.failed_messages_kept

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# It takes in the failed messages of others.
not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.has(resource.values, "redrive_allow_policy")
}

fail contains {
	"address": resource.address,
	"attribute": "redrive_policy",
	"message": "failed messages are not put aside",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "redrive_policy")
	count(lib.related(resource, "aws_sqs_queue_redrive_policy")) == 0
	count(lib.related(resource, "aws_sqs_queue")) == 0
}
