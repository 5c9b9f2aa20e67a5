# METADATA
# title: Instances report their metrics every minute
# description: "Basic monitoring reports every five minutes: an autoscaling group or an alarm sees a burst when it is over. It costs a few dollars a month per instance."
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_instance]
#   reads: [monitoring]
#   remediation: Set `monitoring` to true where something scales or alarms on it.
package dharma.aws.ec2.detailed_monitoring

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "monitoring",
	"message": "metrics come every five minutes only",
	"fix": {"set": {"monitoring": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.monitoring)
}
