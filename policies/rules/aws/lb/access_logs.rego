# METADATA
# title: Load balancers log their requests
# description: The log of the balancer has the client's address, the time taken and what was asked for, also of requests that never reached a server.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_lb, aws_alb, aws_elb]
#   reads: ["access_logs[].enabled", load_balancer_type]
#   remediation: Add `access_logs { bucket = …, enabled = true }` with a bucket that the load balancer may write to.
package dharma.aws.lb.access_logs

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Gateway load balancers have none.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.load_balancer_type == "gateway"
}

kept(resource) if {
	some block in lib.blocks(resource.values, "access_logs")
	resource.type == "aws_elb"
	not amazon.no(block.enabled)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "access_logs")
	lib.is_on(block.enabled)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "access_logs", "enabled"),
	"message": "requests are not logged",
} if {
	some resource in lib.resources
	not kept(resource)
}
