# METADATA
# title: Distributions serve HTTPS only
# description: With `allow-all` visitors who type the name get plain HTTP, and whoever stands between changes what they see.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_cloudfront_distribution]
#   reads: ["default_cache_behavior[].viewer_protocol_policy", "ordered_cache_behavior[].viewer_protocol_policy"]
#   remediation: Set `viewer_protocol_policy` to `redirect-to-https` in each behaviour (`https-only` for an API).
package dharma.aws.cloudfront.https

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": sprintf("%s[%d].viewer_protocol_policy", [block, index]),
	"message": "plain HTTP is served",
	"fix": {"set": {sprintf("%s[%d].viewer_protocol_policy", [block, index]): "\"redirect-to-https\""}},
} if {
	some resource in lib.resources
	some block in ["default_cache_behavior", "ordered_cache_behavior"]
	some index, behavior in lib.blocks(resource.values, block)
	behavior.viewer_protocol_policy == "allow-all"
}
