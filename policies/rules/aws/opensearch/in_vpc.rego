# METADATA
# title: Search domains lie in a VPC
# description: A domain with a public endpoint is guarded by its access policy alone; many leaks were search clusters found by scanning.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: [vpc_options]
#   remediation: Add `vpc_options` with private subnets and a security group. The domain is made anew.
package dharma.aws.opensearch.in_vpc

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "vpc_options",
	"message": "it has a public endpoint",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "vpc_options")) == 0
}
