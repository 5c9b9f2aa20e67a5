# METADATA
# title: Network and gateway load balancers spread over every zone
# description: Each zone's share of requests goes to that zone's targets alone, however few are left.
# custom:
#   severity: low
#   topic: availability
#   resources: [aws_lb, aws_alb, aws_elb]
#   reads: [enable_cross_zone_load_balancing, cross_zone_load_balancing, load_balancer_type]
#   remediation: Set `enable_cross_zone_load_balancing` to true; traffic between zones is charged.
package dharma.aws.lb.cross_zone

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Application load balancers always do.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type in {"aws_lb", "aws_alb"}
	not resource.values.load_balancer_type in {"network", "gateway"}
}

fail contains {
	"address": resource.address,
	"attribute": "enable_cross_zone_load_balancing",
	"message": "it keeps to each zone",
	"fix": {"set": {"enable_cross_zone_load_balancing": "true"}},
} if {
	some resource in lib.resources
	resource.type in {"aws_lb", "aws_alb"}
	not lib.is_on(resource.values.enable_cross_zone_load_balancing)
}

fail contains {
	"address": resource.address,
	"attribute": "cross_zone_load_balancing",
	"message": "it keeps to each zone",
	"fix": {"set": {"cross_zone_load_balancing": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_elb"
	amazon.no(resource.values.cross_zone_load_balancing)
}
