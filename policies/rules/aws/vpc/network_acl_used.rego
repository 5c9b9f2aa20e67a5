# METADATA
# title: Network ACLs are tied to subnets
# description: An ACL that no subnet uses filters nothing, while its subnets keep the default one, which admits everything.
# custom:
#   severity: info
#   topic: other
#   resources: [aws_network_acl]
#   reads: [subnet_ids?]
#   related:
#     - {type: aws_network_acl_association, by: network_acl_id, reads: []}
#   remediation: Set `subnet_ids`, add an `aws_network_acl_association`, or delete it.
package dharma.aws.vpc.network_acl_used

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "no subnet uses it",
} if {
	some resource in lib.resources
	not amazon.filled(resource.values.subnet_ids)
	count(lib.related(resource, "aws_network_acl_association")) == 0
}
