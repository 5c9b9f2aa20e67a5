# METADATA
# title: Builds log
# description: What a build did, with which versions, is asked when something bad was shipped.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_codebuild_project]
#   reads: ["logs_config[].cloudwatch_logs[].status", "logs_config[].s3_logs[].status"]
#   remediation: Leave CloudWatch logs on, or send them to S3.
package dharma.aws.codebuild.logging

import rego.v1
import data.dharma.lib

on(config) if {
	some logs in lib.list(config.s3_logs)
	logs.status == "ENABLED"
}

on(config) if {
	some logs in lib.list(config.cloudwatch_logs)
	not logs.status == "DISABLED"
}

on(config) if not config.cloudwatch_logs

fail contains {
	"address": resource.address,
	"attribute": "logs_config",
	"message": "builds are not logged",
} if {
	some resource in lib.resources
	some config in lib.blocks(resource.values, "logs_config")
	not on(config)
}
