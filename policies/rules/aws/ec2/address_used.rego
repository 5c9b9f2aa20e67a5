# METADATA
# title: Elastic addresses are attached to something
# description: A public IPv4 address is paid for by the hour, attached or not; one that nothing uses is paid for nothing.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_eip]
#   reads: [instance?, network_interface?, associate_with_private_ip?]
#   related:
#     - {type: aws_eip_association, by: allocation_id, reads: []}
#     - {type: aws_nat_gateway, by: allocation_id, reads: []}
#     - {type: aws_lb, by: "subnet_mapping[].allocation_id", reads: []}
#     - {type: aws_transfer_server, by: "endpoint_details[].address_allocation_ids", reads: []}
#   remediation: Associate it with an instance, network interface, NAT gateway or load balancer, or release it.
package dharma.aws.ec2.address_used

import rego.v1
import data.dharma.lib
import data.dharma.amazon

used(resource) if {
	some attribute in ["instance", "network_interface", "associate_with_private_ip"]
	amazon.has(resource.values, attribute)
}

used(resource) if {
	some type in ["aws_eip_association", "aws_nat_gateway", "aws_lb", "aws_transfer_server", "aws_networkmanager_device"]
	count(lib.related(resource, type)) > 0
}

fail contains {
	"address": resource.address,
	"message": "nothing uses this address",
} if {
	some resource in lib.resources
	not used(resource)
}
