# METADATA
# title: APIs do not log the contents of calls
# description: Full request and response bodies in the log are personal data and tokens in the clear, kept as long as the log.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_api_gateway_method_settings]
#   reads: ["settings[].data_trace_enabled"]
#   remediation: Set `data_trace_enabled` to false outside of debugging.
package dharma.aws.api_gateway.no_data_trace

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "settings[0].data_trace_enabled",
	"message": "bodies of calls are logged",
	"fix": {"set": {"settings[0].data_trace_enabled": "false"}},
} if {
	some resource in lib.resources
	some block in lib.blocks(resource.values, "settings")
	lib.is_on(block.data_trace_enabled)
}
