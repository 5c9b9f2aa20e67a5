# METADATA
# title: Metadata answers do not travel further than the instance
# description: With a hop limit above 1 containers on the instance get at the credentials of its role as well.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_launch_template, aws_instance, aws_launch_configuration]
#   reads: ["metadata_options[].http_put_response_hop_limit"]
#   remediation: Set `http_put_response_hop_limit` to 1. In a cluster give pods roles of their own (IRSA or Pod Identity) instead of the node's.
package dharma.aws.ec2.metadata_hop_limit

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "metadata_options[0].http_put_response_hop_limit",
	"message": sprintf("the hop limit is %v", [options.http_put_response_hop_limit]),
	"fix": {"set": {"metadata_options[0].http_put_response_hop_limit": "1"}},
} if {
	some resource in lib.resources
	some options in lib.blocks(resource.values, "metadata_options")
	amazon.number(options.http_put_response_hop_limit) > 1
}
