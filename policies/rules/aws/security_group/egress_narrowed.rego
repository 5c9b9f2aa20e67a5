# METADATA
# title: Security groups do not let everything out to everywhere
# description: Whoever gets into a machine fetches tools and sends data out by whatever the group allows. A list of what the workload really talks to stops most of that.
# custom:
#   severity: info
#   topic: network
#   resources: [aws_security_group, aws_security_group_rule, aws_vpc_security_group_egress_rule]
#   reads: ["egress[].cidr_blocks", "egress[].ipv6_cidr_blocks", "egress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, protocol, ip_protocol]
#   remediation: Allow HTTPS to VPC endpoints, prefix lists or a proxy, and drop the rule that allows all.
package dharma.aws.security_group.egress_narrowed

import rego.v1
import data.dharma.lib
import data.dharma.amazon

everywhere(rule) if {
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	some cidr in lib.list(rule[attribute])
	cidr in amazon.world
}

everywhere(rule) if rule.cidr_ipv4 in amazon.world

everywhere(rule) if rule.cidr_ipv6 in amazon.world

everything(protocol) if lower(sprintf("%v", [protocol])) in {"-1", "all"}

fail contains {
	"address": resource.address,
	"attribute": sprintf("egress[%d]", [index]),
	"message": "everything may leave to everywhere",
} if {
	some resource in lib.resources
	resource.type == "aws_security_group"
	some index, rule in lib.blocks(resource.values, "egress")
	everything(rule.protocol)
	everywhere(rule)
}

fail contains {
	"address": resource.address,
	"attribute": "protocol",
	"message": "everything may leave to everywhere",
} if {
	some resource in lib.resources
	resource.type == "aws_security_group_rule"
	resource.values.type == "egress"
	everything(resource.values.protocol)
	everywhere(resource.values)
}

fail contains {
	"address": resource.address,
	"attribute": "ip_protocol",
	"message": "everything may leave to everywhere",
} if {
	some resource in lib.resources
	resource.type == "aws_vpc_security_group_egress_rule"
	everything(resource.values.ip_protocol)
	everywhere(resource.values)
}
