# METADATA
# title: Trails and detectors are switched on
# description: A trail that does not log, and a detector that is off, look in an audit as if they did their work.
# custom:
#   severity: high
#   topic: logging
#   resources: [aws_cloudtrail, aws_guardduty_detector, aws_config_configuration_recorder_status]
#   reads: [enable_logging, enable, is_enabled]
#   remediation: Set `enable_logging` (for GuardDuty `enable`) to true, or leave it out.
package dharma.aws.cloudtrail.on

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": "it is switched off",
	"fix": {"set": {attribute: "true"}},
} if {
	some resource in lib.resources
	some attribute in ["enable_logging", "enable"]
	amazon.no(resource.values[attribute])
}

fail contains {
	"address": resource.address,
	"attribute": "is_enabled",
	"message": "the recorder is switched off",
	"fix": {"set": {"is_enabled": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_config_configuration_recorder_status"
	not lib.is_on(resource.values.is_enabled)
}
