# METADATA
# title: Security groups and their rules say what they are for
# description: Nobody dares to close a port whose purpose is not written down, so rules pile up. A word on each tells the next person what breaks without it.
# custom:
#   severity: info
#   topic: other
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule, aws_db_security_group, aws_elasticache_security_group]
#   reads: [description, "ingress[].description", "egress[].description"]
#   remediation: Write a `description` on the group and on each rule. On a group it cannot be changed in place.
package dharma.aws.security_group.described

import rego.v1
import data.dharma.lib

# The provider writes this where nothing is written.
written(text) if not text in {"", "Managed by Terraform"}

fail contains {
	"address": resource.address,
	"attribute": "description",
	"message": "no description",
} if {
	some resource in lib.resources
	resource.type in {"aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule", "aws_db_security_group", "aws_elasticache_security_group"}
	not written(resource.values.description)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("%s[%d].description", [direction, index]),
	"message": "a rule has no description",
} if {
	some resource in lib.resources
	resource.type in {"aws_security_group", "aws_default_security_group"}
	some direction in ["ingress", "egress"]
	some index, rule in lib.blocks(resource.values, direction)
	not written(rule.description)
}
