# METADATA
# title: Shells into containers are logged
# description: ECS Exec is a root shell in production. Who typed what is known from its log alone.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_ecs_cluster]
#   reads: ["configuration[].execute_command_configuration[].logging"]
#   remediation: Leave `logging` of `execute_command_configuration` at `DEFAULT`, or set it to `OVERRIDE` with an encrypted log group.
package dharma.aws.ecs.exec_logged

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "configuration[0].execute_command_configuration[0].logging",
	"message": "shells are not logged",
} if {
	some resource in lib.resources
	some configuration in lib.blocks(resource.values, "configuration")
	some exec in lib.list(configuration.execute_command_configuration)
	exec.logging == "NONE"
}
