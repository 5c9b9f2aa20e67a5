# METADATA
# title: API methods check what they are sent
# description: Requests without a needed parameter, or with a body of another shape, reach the code behind the API, which often trusts them.
# custom:
#   severity: info
#   topic: network
#   resources: [aws_api_gateway_method]
#   reads: [request_validator_id?, http_method]
#   remediation: Add an `aws_api_gateway_request_validator` with a model for the body, and name it in `request_validator_id`.
package dharma.aws.api_gateway.requests_validated

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# A preflight carries nothing.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.http_method == "OPTIONS"
}

fail contains {
	"address": resource.address,
	"attribute": "request_validator_id",
	"message": "requests are not checked",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "request_validator_id")
}
