# METADATA
# title: Listeners of load balancers speak TLS
# description: Passwords, sessions and content cross the internet in the clear, and can be changed on the way.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_lb_listener, aws_alb_listener, aws_elb]
#   reads: [protocol, "default_action[].type", "default_action[].redirect[].protocol", "listener[].lb_protocol", load_balancer_arn?]
#   remediation: Use `HTTPS` (or `TLS`) with a certificate of ACM, and let port 80 answer with a redirect.
package dharma.aws.lb.https

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# A redirect to HTTPS is what port 80 is for.
redirects(resource) if {
	some action in lib.blocks(resource.values, "default_action")
	action.type == "redirect"
	some redirect in lib.list(action.redirect)
	amazon.written(redirect, "protocol", "#{protocol}") == "HTTPS"
}

fail contains {
	"address": resource.address,
	"attribute": "protocol",
	"message": "plain HTTP is served",
} if {
	some resource in lib.resources
	resource.type in {"aws_lb_listener", "aws_alb_listener"}
	resource.values.protocol == "HTTP"
	not redirects(resource)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("listener[%d].lb_protocol", [index]),
	"message": sprintf("`%s` is served", [listener.lb_protocol]),
} if {
	some resource in lib.resources
	resource.type == "aws_elb"
	some index, listener in lib.blocks(resource.values, "listener")
	amazon.lowered(listener.lb_protocol) in {"http", "tcp"}
}
