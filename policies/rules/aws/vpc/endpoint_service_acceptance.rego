# METADATA
# title: Endpoint services ask before they accept a connection
# description: Without acceptance everybody whom the permissions name can connect at once, and a permission for all makes the service public.
# custom:
#   severity: medium
#   topic: network
#   resources: [aws_vpc_endpoint_service]
#   reads: [acceptance_required]
#   remediation: Set `acceptance_required` to true.
package dharma.aws.vpc.endpoint_service_acceptance

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "acceptance_required",
	"message": "connections are accepted without a question",
	"fix": {"set": {"acceptance_required": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.acceptance_required)
}
