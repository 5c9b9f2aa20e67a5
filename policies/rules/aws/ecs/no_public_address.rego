# METADATA
# title: Tasks of services have no public address
# description: Each task would stand on the internet by itself, past the load balancer and its firewall.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [aws_ecs_service]
#   reads: ["network_configuration[].assign_public_ip"]
#   remediation: Set `assign_public_ip` to false and use private subnets with a NAT gateway or VPC endpoints.
package dharma.aws.ecs.no_public_address

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "network_configuration[0].assign_public_ip",
	"message": "tasks get public addresses",
	"fix": {"set": {"network_configuration[0].assign_public_ip": "false"}},
} if {
	some resource in lib.resources
	some configuration in lib.blocks(resource.values, "network_configuration")
	lib.is_on(configuration.assign_public_ip)
}
