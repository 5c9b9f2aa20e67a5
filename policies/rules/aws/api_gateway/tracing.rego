# METADATA
# title: APIs and state machines are traced
# description: A trace follows one request through every service; without it one guesses which is slow.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_api_gateway_stage, aws_sfn_state_machine, aws_appsync_graphql_api]
#   reads: [xray_tracing_enabled, "tracing_configuration[].enabled", xray_enabled]
#   remediation: Set `xray_tracing_enabled` to true; for a state machine `tracing_configuration { enabled = true }`; for a GraphQL API `xray_enabled`.
package dharma.aws.api_gateway.tracing

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "xray_tracing_enabled",
	"message": "it is not traced",
	"fix": {"set": {"xray_tracing_enabled": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_api_gateway_stage"
	not lib.is_on(resource.values.xray_tracing_enabled)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "tracing_configuration", "enabled"),
	"message": "it is not traced",
	"fix": amazon.set_in_block(resource, "tracing_configuration", "enabled", "true"),
} if {
	some resource in lib.resources
	resource.type == "aws_sfn_state_machine"
	not traced(resource)
}

traced(resource) if {
	some block in lib.blocks(resource.values, "tracing_configuration")
	lib.is_on(block.enabled)
}

fail contains {
	"address": resource.address,
	"attribute": "xray_enabled",
	"message": "it is not traced",
	"fix": {"set": {"xray_enabled": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_appsync_graphql_api"
	not lib.is_on(resource.values.xray_enabled)
}
