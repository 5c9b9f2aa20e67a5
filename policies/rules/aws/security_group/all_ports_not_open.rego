# METADATA
# title: Security groups do not open every port to the internet
# description: Every service on the machine, those that nobody thinks of included, can be reached from anywhere. The group protects nothing.
# custom:
#   severity: critical
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Allow the ports that are served, each from where it is used; public ones on a load balancer.
package dharma.aws.security_group.all_ports_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": "every port is open to the internet",
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	amazon.every_port(opening)
}
