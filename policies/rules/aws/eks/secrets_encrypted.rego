# METADATA
# title: Clusters encrypt Kubernetes secrets with a key of yours
# description: AWS encrypts the store of the cluster anyway. With a key of your own the use of secrets can be logged, limited and stopped.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_eks_cluster]
#   reads: ["encryption_config[].resources"]
#   remediation: Add `encryption_config` for `secrets` with a KMS key. It cannot be taken back.
package dharma.aws.eks.secrets_encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "encryption_config",
	"message": "secrets are not encrypted with a key of yours",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some config in lib.blocks(resource.values, "encryption_config")
	"secrets" in lib.list(config.resources)
}
