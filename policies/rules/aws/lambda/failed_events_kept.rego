# METADATA
# title: Functions keep the events they could not handle
# description: An event that fails three times when called asynchronously is dropped without a word.
# custom:
#   severity: info
#   topic: availability
#   resources: [aws_lambda_function]
#   reads: [dead_letter_config]
#   related:
#     - {type: aws_lambda_function_event_invoke_config, by: function_name, reads: []}
#   remediation: Set `dead_letter_config` to a queue or topic, or an `aws_lambda_function_event_invoke_config` with a destination for failures. A function that is only called directly needs none.
package dharma.aws.lambda.failed_events_kept

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "dead_letter_config",
	"message": "events that fail are dropped",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "dead_letter_config")) == 0
	count(lib.related(resource, "aws_lambda_function_event_invoke_config")) == 0
}
