# METADATA
# title: Load balancers speak TLS to their targets
# description: Behind the balancer requests go on in the clear, over a network that others may share.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_lb_target_group, aws_alb_target_group]
#   reads: [protocol, target_type]
#   remediation: Set `protocol` to `HTTPS` (or `TLS`) and serve a certificate on the target; the balancer does not check who issued it.
package dharma.aws.lb.targets_encrypted

import rego.v1
import data.dharma.lib

# Functions are called by the API of AWS.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.target_type == "lambda"
}

fail contains {
	"address": resource.address,
	"attribute": "protocol",
	"message": "plain HTTP is spoken to the targets",
} if {
	some resource in lib.resources
	resource.values.protocol == "HTTP"
}
