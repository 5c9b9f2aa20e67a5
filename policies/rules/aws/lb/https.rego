# METADATA
# title: Public load balancers speak TLS
# description: Passwords, sessions and content cross the internet in the clear, and can be changed on the way.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_lb_listener, aws_alb_listener, aws_elb]
#   reads: [protocol, "default_action[].type", "default_action[].redirect[].protocol", "listener[].lb_protocol", internal]
#   related:
#     - {type: aws_lb, by: "^load_balancer_arn", reads: [internal]}
#     - {type: aws_alb, by: "^load_balancer_arn", reads: [internal]}
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

# Inside the network, by its own word or by that of its load balancer.
inside(resource) if lib.is_on(resource.values.internal)

inside(resource) if {
	some type in ["aws_lb", "aws_alb"]
	some balancer in lib.related(resource, type)
	lib.is_on(balancer.values.internal)
}

# What is not on the internet has a rule of its own.
not_applicable contains resource.address if {
	some resource in lib.resources
	inside(resource)
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
