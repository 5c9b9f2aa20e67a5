# METADATA
# title: The default VPC is not used
# description: "The default VPC is public throughout: an internet gateway, routes to it, and public addresses for everything. It is the same in each account, so peering it is impossible as well."
# custom:
#   severity: low
#   topic: network
#   resources: [aws_default_vpc, aws_vpc]
#   remediation: Build a VPC of your own with private subnets, and delete the default one.
package dharma.aws.vpc.no_default_vpc

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "the default VPC is public throughout",
} if {
	some resource in lib.resources
	resource.type == "aws_default_vpc"
}
