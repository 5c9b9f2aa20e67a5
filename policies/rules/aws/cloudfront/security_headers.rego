# METADATA
# title: Distributions send security headers
# description: Strict transport security, framing and content type rules keep browsers from being talked into the insecure way.
# custom:
#   severity: info
#   topic: network
#   resources: [aws_cloudfront_distribution]
#   reads: ["default_cache_behavior[].response_headers_policy_id?"]
#   remediation: Name a response headers policy in each behaviour; `SecurityHeadersPolicy` of AWS is a start.
package dharma.aws.cloudfront.security_headers

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "default_cache_behavior", "response_headers_policy_id"),
	"message": "no security headers are sent",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some behavior in lib.blocks(resource.values, "default_cache_behavior")
	amazon.has(behavior, "response_headers_policy_id")
}
