# METADATA
# title: Distributions log their requests
# description: What the distribution answers from its cache never reaches another log.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_cloudfront_distribution]
#   reads: [logging_config]
#   remediation: Add `logging_config` with a bucket, or deliver logs by CloudWatch log delivery and suppress this with that reason.
package dharma.aws.cloudfront.logging

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "logging_config",
	"message": "requests are not logged",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "logging_config")) == 0
}
