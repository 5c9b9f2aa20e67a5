# METADATA
# title: SSH is not open to the internet
# description: An open port 22 is found by scanners within minutes, and from then on passwords, leaked keys and every flaw of the server are tried on it without end.
# custom:
#   severity: critical
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Use Session Manager or EC2 Instance Connect and close the port, or admit only the addresses of your VPN.
package dharma.aws.security_group.ssh_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Groups open on every port have a rule of their own, which says more.
fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": "SSH (22) is open to the internet",
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	not amazon.every_port(opening)
	amazon.reaches(opening, 22)
}
