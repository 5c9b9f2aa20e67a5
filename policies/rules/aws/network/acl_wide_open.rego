# METADATA
# title: Network ACLs narrow what comes in
# description: An ACL that lets in everything from everywhere is no second line behind the security groups. One wrong rule there is then enough.
# custom:
#   severity: low
#   topic: network
#   resources:
#     - aws_network_acl
#     - aws_default_network_acl
#     - aws_network_acl_rule
#   reads:
#     - ingress[].action
#     - ingress[].cidr_block
#     - ingress[].ipv6_cidr_block
#     - ingress[].protocol
#     - egress
#     - rule_action
#     - cidr_block
#     - ipv6_cidr_block
#     - protocol
#   remediation: Allow the ports that the subnet's hosts serve, and the ephemeral ones for answers; leave the rest to the ACL's last word.
package dharma.aws.network.acl_wide_open

import data.dharma.lib
import rego.v1

acls := {"aws_network_acl", "aws_default_network_acl"}

# Rules for what goes out.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_network_acl_rule"
	lib.is_on(resource.values.egress)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("ingress[%d].%s", [number, name]),
	"message": "everything is let in from everywhere",
} if {
	some resource in lib.resources
	resource.type in acls
	some number, rule in lib.list(object.get(resource.values, "ingress", null))
	lower(rule.action) == "allow"
	some name in ["cidr_block", "ipv6_cidr_block"]
	lib.is_everywhere(rule[name])
	is_any(rule.protocol)
}

fail contains {
	"address": resource.address,
	"attribute": name,
	"message": "everything is let in from everywhere",
} if {
	some resource in lib.resources
	resource.type == "aws_network_acl_rule"
	not lib.is_on(object.get(resource.values, "egress", false))
	lower(resource.values.rule_action) == "allow"
	some name in ["cidr_block", "ipv6_cidr_block"]
	lib.is_everywhere(resource.values[name])
	is_any(resource.values.protocol)
}

is_any(protocol) if lower(sprintf("%v", [protocol])) in {"-1", "all"}
