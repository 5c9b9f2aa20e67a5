# METADATA
# title: File transfer servers lie in a VPC
# description: A public endpoint cannot be held to the addresses of your partners.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [aws_transfer_server]
#   reads: [endpoint_type]
#   remediation: Set `endpoint_type = "VPC"` with `endpoint_details`, and a security group that admits the partners.
package dharma.aws.transfer.in_vpc

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "endpoint_type",
	"message": "it has a public endpoint",
} if {
	some resource in lib.resources
	amazon.written(resource.values, "endpoint_type", "PUBLIC") == "PUBLIC"
}
