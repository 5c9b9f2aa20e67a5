# METADATA
# title: RDP is not open to the internet
# description: "Remote Desktop facing the internet is the way in of a large share of ransomware: passwords are guessed, and its flaws need no login."
# custom:
#   severity: critical
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Reach Windows machines through Fleet Manager or a VPN and close port 3389 to everybody else.
package dharma.aws.security_group.rdp_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Groups open on every port have a rule of their own, which says more.
fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": "RDP (3389) is open to the internet",
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	not amazon.every_port(opening)
	amazon.reaches(opening, 3389)
}
