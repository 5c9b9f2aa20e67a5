# METADATA
# title: DAX clusters are encrypted at rest and on the way
# description: The cache holds what the table holds. The table is encrypted, DAX is not unless it is told to, and neither can be changed later.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_dax_cluster]
#   reads: ["server_side_encryption[].enabled", cluster_endpoint_encryption_type]
#   remediation: Add `server_side_encryption { enabled = true }` and set `cluster_endpoint_encryption_type` to `TLS`; the cluster is made anew.
package dharma.aws.dynamodb.cache_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "server_side_encryption", "enabled"),
	"message": "it is not encrypted at rest",
	"fix": amazon.set_in_block(resource, "server_side_encryption", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "server_side_encryption")
	lib.is_on(block.enabled)
}

fail contains {
	"address": resource.address,
	"attribute": "cluster_endpoint_encryption_type",
	"message": "it is not encrypted on the way",
	"fix": {"set": {"cluster_endpoint_encryption_type": "\"TLS\""}},
} if {
	some resource in lib.resources
	not resource.values.cluster_endpoint_encryption_type == "TLS"
}
