# METADATA
# title: APIs log errors of their methods
# description: The access log says that a call failed; why the integration or the authorizer refused it is in the execution log.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_api_gateway_method_settings]
#   reads: ["settings[].logging_level"]
#   remediation: Set `logging_level` to `ERROR` in the settings (and `metrics_enabled`, to see rates). The region needs a role for API Gateway's logs.
package dharma.aws.api_gateway.execution_logs

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "settings", "logging_level"),
	"message": "errors of methods are not logged",
	"fix": amazon.set_in_block(resource, "settings", "logging_level", "\"ERROR\""),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some settings in lib.blocks(resource.values, "settings")
	settings.logging_level in {"ERROR", "INFO"}
}
