# METADATA
# title: Search domains are encrypted at rest
# description: Indices hold whole documents, often logs with personal data in them; slow logs and automated snapshots as well.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: ["encrypt_at_rest[].enabled"]
#   remediation: Add `encrypt_at_rest { enabled = true }`.
package dharma.aws.opensearch.at_rest

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "encrypt_at_rest", "enabled"),
	"message": "it is not encrypted at rest",
	"fix": amazon.set_in_block(resource, "encrypt_at_rest", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "encrypt_at_rest")
	lib.is_on(block.enabled)
}
