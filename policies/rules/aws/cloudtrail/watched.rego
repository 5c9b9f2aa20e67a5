# METADATA
# title: Trails go to CloudWatch Logs as well
# description: Files in S3 are for afterwards. Alarms on root sign-ins, changed policies and stopped trails need the events at once.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_cloudtrail]
#   reads: [cloud_watch_logs_group_arn?]
#   remediation: Set `cloud_watch_logs_group_arn` and `cloud_watch_logs_role_arn`, and filters with alarms; or use CloudTrail Lake or EventBridge rules and suppress this with that reason.
package dharma.aws.cloudtrail.watched

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "cloud_watch_logs_group_arn",
	"message": "nothing watches its events",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "cloud_watch_logs_group_arn")
}
