# METADATA
# title: Domains of APIs take TLS 1.2 or newer
# description: TLS 1.0 and 1.1 have known weaknesses, and clients that need them are gone.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_api_gateway_domain_name, aws_apigatewayv2_domain_name]
#   reads: [security_policy, "domain_name_configuration[].security_policy"]
#   remediation: Set `security_policy` to `TLS_1_2` (or a newer one by its name).
package dharma.aws.api_gateway.tls

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "security_policy",
	"message": sprintf("it takes `%s`", [amazon.written(resource.values, "security_policy", "TLS_1_0")]),
	"fix": {"set": {"security_policy": "\"TLS_1_2\""}},
} if {
	some resource in lib.resources
	resource.type == "aws_api_gateway_domain_name"
	not modern(resource.values)
}

fail contains {
	"address": resource.address,
	"attribute": "domain_name_configuration[0].security_policy",
	"message": "TLS 1.0 is taken",
} if {
	some resource in lib.resources
	resource.type == "aws_apigatewayv2_domain_name"
	some block in lib.blocks(resource.values, "domain_name_configuration")
	amazon.has(block, "security_policy")
	not modern(block)
}

modern(values) if values.security_policy == "TLS_1_2"

modern(values) if amazon.begins(values.security_policy, "SecurityPolicy_")
