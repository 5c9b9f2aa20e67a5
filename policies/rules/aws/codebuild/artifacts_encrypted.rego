# METADATA
# title: Results and logs of builds stay encrypted
# description: Results are what goes into production; logs of builds hold more secrets than one thinks.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_codebuild_project]
#   reads: ["artifacts[].encryption_disabled", "secondary_artifacts[].encryption_disabled", "logs_config[].s3_logs[].encryption_disabled"]
#   remediation: Take `encryption_disabled` out.
package dharma.aws.codebuild.artifacts_encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": sprintf("%s[%d].encryption_disabled", [block, index]),
	"message": "encryption is taken off",
	"fix": {"set": {sprintf("%s[%d].encryption_disabled", [block, index]): "false"}},
} if {
	some resource in lib.resources
	some block in ["artifacts", "secondary_artifacts"]
	some index, artifacts in lib.blocks(resource.values, block)
	lib.is_on(artifacts.encryption_disabled)
}

fail contains {
	"address": resource.address,
	"attribute": "logs_config[0].s3_logs[0].encryption_disabled",
	"message": "encryption of the logs is taken off",
	"fix": {"set": {"logs_config[0].s3_logs[0].encryption_disabled": "false"}},
} if {
	some resource in lib.resources
	some config in lib.blocks(resource.values, "logs_config")
	some logs in lib.list(config.s3_logs)
	lib.is_on(logs.encryption_disabled)
}
