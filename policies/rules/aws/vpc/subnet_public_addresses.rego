# METADATA
# title: Subnets do not hand out public addresses by themselves
# description: With `map_public_ip_on_launch` every machine in the subnet is on the internet unless somebody remembers to say no.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [aws_subnet, aws_default_subnet]
#   reads: [map_public_ip_on_launch]
#   remediation: Set `map_public_ip_on_launch` to false and give public addresses to load balancers and NAT gateways alone.
package dharma.aws.vpc.subnet_public_addresses

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "map_public_ip_on_launch",
	"message": "machines started here get public addresses",
	"fix": {"set": {"map_public_ip_on_launch": "false"}},
} if {
	some resource in lib.resources
	resource.type == "aws_subnet"
	lib.is_on(resource.values.map_public_ip_on_launch)
}

fail contains {
	"address": resource.address,
	"attribute": "map_public_ip_on_launch",
	"message": "machines started here get public addresses, as in every default subnet",
	"fix": {"set": {"map_public_ip_on_launch": "false"}},
} if {
	some resource in lib.resources
	resource.type == "aws_default_subnet"
	not amazon.no(resource.values.map_public_ip_on_launch)
}
