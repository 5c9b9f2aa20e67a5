# METADATA
# title: Stages of APIs log their calls
# description: Who called what, from where and with which result is known from the access log alone.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_api_gateway_stage, aws_apigatewayv2_stage]
#   reads: [access_log_settings]
#   remediation: Add `access_log_settings` with a log group and a format.
package dharma.aws.api_gateway.access_logs

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "access_log_settings",
	"message": "calls are not logged",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "access_log_settings")) == 0
}
