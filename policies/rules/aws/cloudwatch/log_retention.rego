# METADATA
# title: Log groups say how long they keep logs
# description: Without a retention logs are kept, and paid for, for ever, with the personal data that is in them.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_cloudwatch_log_group]
#   reads: [retention_in_days]
#   remediation: "Set `retention_in_days`: a year for what an audit asks for, weeks for debugging."
package dharma.aws.cloudwatch.log_retention

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "retention_in_days",
	"message": "logs are kept for ever",
	"fix": {"set": {"retention_in_days": "365"}},
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if amazon.number(resource.values.retention_in_days) > 0
