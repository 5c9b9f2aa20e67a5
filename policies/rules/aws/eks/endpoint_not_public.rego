# METADATA
# title: Cluster endpoints are not open to the whole internet
# description: The Kubernetes API decides over everything in the cluster. Open to all it is one leaked token, or one flaw, away from anybody.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_eks_cluster]
#   reads: ["vpc_config[].endpoint_public_access", "vpc_config[].public_access_cidrs"]
#   remediation: Set `endpoint_public_access` to false and `endpoint_private_access` to true, or hold `public_access_cidrs` to your networks.
package dharma.aws.eks.endpoint_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "vpc_config", "endpoint_public_access"),
	"message": "the endpoint is open to the internet",
} if {
	some resource in lib.resources
	some config in lib.blocks(resource.values, "vpc_config")
	not amazon.no(config.endpoint_public_access)
	open(config)
}

# Everywhere, unless it is written.
open(config) if not amazon.filled(config.public_access_cidrs)

open(config) if {
	some cidr in lib.list(config.public_access_cidrs)
	cidr in amazon.world
}
