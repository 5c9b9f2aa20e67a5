# METADATA
# title: Alarms are not switched off
# description: An alarm whose actions are off goes red in a console that nobody looks at.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_cloudwatch_metric_alarm]
#   reads: [actions_enabled]
#   remediation: Leave `actions_enabled` out, or set it to true.
package dharma.aws.cloudwatch.alarms_act

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "actions_enabled",
	"message": "its actions are switched off",
	"fix": {"set": {"actions_enabled": "true"}},
} if {
	some resource in lib.resources
	amazon.no(resource.values.actions_enabled)
}
