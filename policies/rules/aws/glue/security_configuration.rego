# METADATA
# title: Glue jobs and crawlers have a security configuration
# description: It decides whether what a job writes, its bookmarks and its logs are encrypted. Without one they are not, or not with your key.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_glue_job, aws_glue_crawler, aws_glue_dev_endpoint]
#   reads: [security_configuration?]
#   remediation: Write an `aws_glue_security_configuration` and name it.
package dharma.aws.glue.security_configuration

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "security_configuration",
	"message": "it has none",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "security_configuration")
}
