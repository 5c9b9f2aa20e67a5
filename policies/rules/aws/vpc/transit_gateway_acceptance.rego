# METADATA
# title: Transit gateways do not accept attachments by themselves
# description: A shared transit gateway that accepts every attachment lets any account it is shared with join the network.
# custom:
#   severity: medium
#   topic: network
#   resources: [aws_ec2_transit_gateway]
#   reads: [auto_accept_shared_attachments]
#   remediation: Set `auto_accept_shared_attachments` to `disable` and accept attachments by name.
package dharma.aws.vpc.transit_gateway_acceptance

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "auto_accept_shared_attachments",
	"message": "shared attachments are accepted by themselves",
	"fix": {"set": {"auto_accept_shared_attachments": "\"disable\""}},
} if {
	some resource in lib.resources
	resource.values.auto_accept_shared_attachments == "enable"
}
