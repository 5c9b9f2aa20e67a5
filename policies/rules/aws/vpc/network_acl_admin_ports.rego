# METADATA
# title: Network ACLs do not let SSH, RDP and FTP in from everywhere
# description: A network ACL is the second line behind the security groups. One that admits the ports of administration from anywhere holds nothing back when a group is wrong.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_network_acl, aws_network_acl_rule, aws_default_network_acl]
#   reads: ["ingress[].cidr_block", "ingress[].ipv6_cidr_block", "ingress[].action", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", cidr_block, ipv6_cidr_block, rule_action, egress, from_port, to_port, protocol]
#   remediation: Deny 20 to 22 and 3389 from `0.0.0.0/0` and `::/0` with a rule of a lower number, or admit only the ranges you administer from.
package dharma.aws.vpc.network_acl_admin_ports

import rego.v1
import data.dharma.lib
import data.dharma.amazon

admin_ports := {20, 21, 22, 3389}

open(rule, action) if {
	amazon.lowered(action) == "allow"
	some attribute in ["cidr_block", "ipv6_cidr_block"]
	rule[attribute] in amazon.world
	some port in admin_ports
	amazon.reaches({"protocol": lower(sprintf("%v", [rule.protocol])), "from": amazon.port(rule, "from_port", 0), "to": amazon.port(rule, "to_port", 65535)}, port)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("ingress[%d]", [index]),
	"message": "SSH, RDP or FTP is let in from everywhere",
} if {
	some resource in lib.resources
	resource.type in {"aws_network_acl", "aws_default_network_acl"}
	some index, rule in lib.blocks(resource.values, "ingress")
	open(rule, rule.action)
}

fail contains {
	"address": resource.address,
	"attribute": "rule_action",
	"message": "SSH, RDP or FTP is let in from everywhere",
} if {
	some resource in lib.resources
	resource.type == "aws_network_acl_rule"
	not lib.is_on(resource.values.egress)
	open(resource.values, resource.values.rule_action)
}
