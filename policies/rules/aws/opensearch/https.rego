# METADATA
# title: Search domains speak HTTPS, by TLS 1.2 or newer
# description: Queries, documents and credentials go in the clear, or by an old TLS that can be broken.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: ["domain_endpoint_options[].enforce_https", "domain_endpoint_options[].tls_security_policy"]
#   remediation: Set `enforce_https = true` and `tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"` in `domain_endpoint_options`.
package dharma.aws.opensearch.https

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "domain_endpoint_options", "tls_security_policy"),
	"message": "TLS 1.0 is taken",
	"fix": amazon.set_in_block(resource, "domain_endpoint_options", "tls_security_policy", "\"Policy-Min-TLS-1-2-PFS-2023-10\""),
} if {
	some resource in lib.resources
	not modern(resource)
}

modern(resource) if {
	some block in lib.blocks(resource.values, "domain_endpoint_options")
	amazon.begins(block.tls_security_policy, "Policy-Min-TLS-1-2")
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "domain_endpoint_options", "enforce_https"),
	"message": "plain HTTP is taken",
	"fix": amazon.set_in_block(resource, "domain_endpoint_options", "enforce_https", "true"),
} if {
	some resource in lib.resources
	some block in lib.blocks(resource.values, "domain_endpoint_options")
	amazon.no(block.enforce_https)
}
