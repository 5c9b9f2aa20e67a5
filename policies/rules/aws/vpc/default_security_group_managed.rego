# METADATA
# title: Each VPC has its default security group adopted and emptied
# description: AWS makes a default group with every VPC, in which members reach each other and everything outside. It cannot be deleted, only emptied.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_vpc]
#   related:
#     - {type: aws_default_security_group, by: vpc_id, reads: []}
#   remediation: Add an `aws_default_security_group` with the VPC's id and no rules.
package dharma.aws.vpc.default_security_group_managed

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "the default security group is left as AWS makes it",
	"fix": {"add": {
		"type": "aws_default_security_group",
		"name": "{name}",
		"body": "vpc_id = {self}.id",
	}},
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_default_security_group")) == 0
}
