# METADATA
# title: Target groups check the health of their targets
# description: Without a check of the application itself the balancer sends requests to servers that answer with errors.
# custom:
#   severity: low
#   topic: availability
#   resources: [aws_lb_target_group, aws_alb_target_group]
#   reads: [health_check, protocol, target_type]
#   remediation: Add `health_check` with a path that exercises what the service needs.
package dharma.aws.lb.health_checked

import rego.v1
import data.dharma.lib

# Others are checked by a connection.
not_applicable contains resource.address if {
	some resource in lib.resources
	not resource.values.protocol in {"HTTP", "HTTPS"}
}

fail contains {
	"address": resource.address,
	"attribute": "health_check",
	"message": "the check is left to the default",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "health_check")) == 0
}
