# METADATA
# title: State machines log their executions
# description: Why an execution failed is gone after 90 days, and for express machines at once.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_sfn_state_machine]
#   reads: ["logging_configuration[].level"]
#   remediation: Add `logging_configuration` with level `ERROR` or `ALL` and a log group.
package dharma.aws.sfn.logging

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "logging_configuration", "level"),
	"message": "executions are not logged",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "logging_configuration")
	block.level in {"ALL", "ERROR", "FATAL"}
}
