# METADATA
# title: Search domains decide by user, index and field
# description: Without fine-grained access control whoever may call the domain may read and delete every index.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: ["advanced_security_options[].enabled"]
#   remediation: Add `advanced_security_options { enabled = true }` with an IAM role as master user. It needs HTTPS and both kinds of encryption.
package dharma.aws.opensearch.access_control

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "advanced_security_options", "enabled"),
	"message": "every caller may read every index",
	"fix": amazon.set_in_block(resource, "advanced_security_options", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "advanced_security_options")
	lib.is_on(block.enabled)
}
