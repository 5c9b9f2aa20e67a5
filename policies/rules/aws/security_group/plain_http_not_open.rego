# METADATA
# title: Plain HTTP is not open to the internet
# description: What is sent over port 80 can be read and changed on the way. It is right only for a redirect to HTTPS, best done by a load balancer or CloudFront.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Serve over 443. Where port 80 only redirects, suppress this with that reason.
package dharma.aws.security_group.plain_http_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": "plain HTTP (80) is open to the internet",
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	not amazon.every_port(opening)
	amazon.reaches(opening, 80)
}
