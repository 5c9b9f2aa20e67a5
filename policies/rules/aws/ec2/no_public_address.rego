# METADATA
# title: Instances have no public address
# description: A public address puts the machine on the internet, one security group mistake away from everybody. Load balancers, NAT gateways and Session Manager serve without one.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [aws_instance, aws_launch_template, aws_launch_configuration]
#   reads: [associate_public_ip_address, "network_interfaces[].associate_public_ip_address"]
#   remediation: Set `associate_public_ip_address` to false and put the instance into a private subnet.
package dharma.aws.ec2.no_public_address

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "associate_public_ip_address",
	"message": "it gets a public address",
	"fix": {"set": {"associate_public_ip_address": "false"}},
} if {
	some resource in lib.resources
	resource.type in {"aws_instance", "aws_launch_configuration"}
	lib.is_on(resource.values.associate_public_ip_address)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("network_interfaces[%d].associate_public_ip_address", [index]),
	"message": "it gets a public address",
	"fix": {"set": {sprintf("network_interfaces[%d].associate_public_ip_address", [index]): "false"}},
} if {
	some resource in lib.resources
	resource.type == "aws_launch_template"
	some index, interface in lib.blocks(resource.values, "network_interfaces")
	lib.is_on(interface.associate_public_ip_address)
}
