# METADATA
# title: Search domains encrypt what their nodes say to each other
# description: Shards travel between nodes all the time, in the clear unless this is on.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: ["node_to_node_encryption[].enabled"]
#   remediation: Add `node_to_node_encryption { enabled = true }`. It cannot be turned off again.
package dharma.aws.opensearch.between_nodes

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "node_to_node_encryption", "enabled"),
	"message": "nodes talk in the clear",
	"fix": amazon.set_in_block(resource, "node_to_node_encryption", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "node_to_node_encryption")
	lib.is_on(block.enabled)
}
