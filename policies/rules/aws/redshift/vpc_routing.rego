# METADATA
# title: Redshift loads and unloads by way of the VPC
# description: Without it COPY and UNLOAD go over the internet, past endpoints, flow logs and endpoint policies.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_redshift_cluster, aws_redshiftserverless_workgroup]
#   reads: [enhanced_vpc_routing]
#   remediation: Set `enhanced_vpc_routing` to true and give the VPC an S3 gateway endpoint.
package dharma.aws.redshift.vpc_routing

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "enhanced_vpc_routing",
	"message": "data is moved past the VPC",
	"fix": {"set": {"enhanced_vpc_routing": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.enhanced_vpc_routing)
}
