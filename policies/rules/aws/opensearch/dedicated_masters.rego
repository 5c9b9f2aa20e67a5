# METADATA
# title: Search domains have three dedicated masters
# description: Nodes that hold data and lead the cluster as well stall under load, and the cluster loses its head. Fewer than three cannot agree.
# custom:
#   severity: low
#   topic: availability
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: ["cluster_config[].dedicated_master_enabled", "cluster_config[].dedicated_master_count"]
#   remediation: Set `dedicated_master_enabled = true` and `dedicated_master_count = 3` in `cluster_config`. For a small domain suppress this.
package dharma.aws.opensearch.dedicated_masters

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "cluster_config", "dedicated_master_enabled"),
	"message": "there are fewer than three dedicated masters",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "cluster_config")
	lib.is_on(block.dedicated_master_enabled)
	amazon.number(block.dedicated_master_count) >= 3
}
