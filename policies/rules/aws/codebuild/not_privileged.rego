# METADATA
# title: Builds do not run privileged
# description: A privileged build can take over the machine it runs on. It is needed for building images with Docker, and for nothing else.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [aws_codebuild_project]
#   reads: ["environment[].privileged_mode"]
#   remediation: Set `privileged_mode` to false; build images with a rootless builder such as kaniko or buildah.
package dharma.aws.codebuild.not_privileged

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "environment[0].privileged_mode",
	"message": "builds run privileged",
	"fix": {"set": {"environment[0].privileged_mode": "false"}},
} if {
	some resource in lib.resources
	some environment in lib.blocks(resource.values, "environment")
	lib.is_on(environment.privileged_mode)
}
