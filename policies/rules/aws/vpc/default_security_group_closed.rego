# METADATA
# title: Default security groups have no rules
# description: Whatever is started without naming a group lands in the default one. With rules in it such machines talk to each other, or to the world, without anybody having decided so.
# custom:
#   severity: medium
#   topic: network
#   resources: [aws_default_security_group]
#   reads: [ingress, egress]
#   remediation: "Take every `ingress` and `egress` block out of the `aws_default_security_group`: adopting it without rules removes those it has."
package dharma.aws.vpc.default_security_group_closed

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": direction,
	"message": "the default group has rules",
} if {
	some resource in lib.resources
	some direction in ["ingress", "egress"]
	count(lib.blocks(resource.values, direction)) > 0
}
