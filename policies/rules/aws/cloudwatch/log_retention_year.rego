# METADATA
# title: Log groups keep logs for a year
# description: An intrusion is found after months, on average. PCI DSS and others ask for a year.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_cloudwatch_log_group]
#   reads: [retention_in_days]
#   remediation: Set `retention_in_days` to 365 or more for logs that an investigation needs; archive them to S3 to save.
package dharma.aws.cloudwatch.log_retention_year

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Without a retention they are kept for ever.
not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.written(resource.values, "retention_in_days", 0) == 0
}

fail contains {
	"address": resource.address,
	"attribute": "retention_in_days",
	"message": sprintf("logs are gone after %v days", [resource.values.retention_in_days]),
	"fix": {"set": {"retention_in_days": "365"}},
} if {
	some resource in lib.resources
	amazon.number(resource.values.retention_in_days) < 365
}
