# METADATA
# title: Application load balancers drop invalid headers
# description: Headers that the balancer and the server read differently are how requests are smuggled past checks.
# custom:
#   severity: medium
#   topic: network
#   resources: [aws_lb, aws_alb]
#   reads: [drop_invalid_header_fields, load_balancer_type]
#   remediation: Set `drop_invalid_header_fields` to true.
package dharma.aws.lb.invalid_headers_dropped

import rego.v1
import data.dharma.lib

# Only application load balancers read headers.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.load_balancer_type in {"network", "gateway"}
}

fail contains {
	"address": resource.address,
	"attribute": "drop_invalid_header_fields",
	"message": "invalid headers are passed on",
	"fix": {"set": {"drop_invalid_header_fields": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.drop_invalid_header_fields)
}
