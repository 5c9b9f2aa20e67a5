# METADATA
# title: Autoscaling groups span several availability zones
# description: A group in one zone goes down with that zone, load balancer or not.
# custom:
#   severity: medium
#   topic: availability
#   resources: [aws_autoscaling_group]
#   reads: [vpc_zone_identifier, availability_zones]
#   remediation: Name subnets of at least two zones in `vpc_zone_identifier`.
package dharma.aws.ec2.several_zones

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": "all instances are in one zone",
} if {
	some resource in lib.resources
	some attribute in ["vpc_zone_identifier", "availability_zones"]
	amazon.filled(resource.values[attribute])
	count(resource.values[attribute]) == 1
}
