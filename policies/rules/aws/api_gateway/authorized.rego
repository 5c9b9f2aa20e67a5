# METADATA
# title: API methods and routes ask who is calling
# description: "A method without authorization is open to the internet: whatever stands behind it has to fend for itself."
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_api_gateway_method, aws_apigatewayv2_route]
#   reads: [authorization, authorization_type, api_key_required, http_method, route_key]
#   related:
#     - {type: aws_apigatewayv2_api, by: "^api_id", reads: [protocol_type]}
#   remediation: Set an authorizer, `AWS_IAM`, or an API key with a usage plan. What is meant to be public, such as a sign-in, is suppressed with that reason.
package dharma.aws.api_gateway.authorized

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# A WebSocket asks when it is opened.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_apigatewayv2_route"
	resource.values.route_key != "$connect"
	some api in lib.related(resource, "aws_apigatewayv2_api")
	api.values.protocol_type == "WEBSOCKET"
}

fail contains {
	"address": resource.address,
	"attribute": "authorization",
	"message": "anybody may call it",
} if {
	some resource in lib.resources
	resource.type == "aws_api_gateway_method"
	resource.values.authorization == "NONE"
	not lib.is_on(resource.values.api_key_required)
	not resource.values.http_method == "OPTIONS"
}

fail contains {
	"address": resource.address,
	"attribute": "authorization_type",
	"message": "anybody may call it",
} if {
	some resource in lib.resources
	resource.type == "aws_apigatewayv2_route"
	amazon.written(resource.values, "authorization_type", "NONE") == "NONE"
	not lib.is_on(resource.values.api_key_required)
}
