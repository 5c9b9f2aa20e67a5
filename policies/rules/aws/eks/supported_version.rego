# METADATA
# title: Clusters run a supported version of Kubernetes
# description: After 14 months a version goes into extended support, at six times the price, and a year later it is upgraded without being asked.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [aws_eks_cluster]
#   reads: [version]
#   remediation: "Upgrade one minor version at a time: control plane, then nodes and add-ons."
package dharma.aws.eks.supported_version

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Past standard support, by what AWS publishes.
oldest := 32

fail contains {
	"address": resource.address,
	"attribute": "version",
	"message": sprintf("version %v is past its standard support", [resource.values.version]),
} if {
	some resource in lib.resources
	parts := split(sprintf("%v", [resource.values.version]), ".")
	count(parts) == 2
	parts[0] == "1"
	amazon.number(parts[1]) < oldest
}
