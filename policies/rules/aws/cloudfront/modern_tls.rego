# METADATA
# title: Distributions take TLS 1.2 or newer
# description: With the certificate of CloudFront, or an old policy, TLS 1.0 is taken, whose weaknesses are known.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_cloudfront_distribution]
#   reads: ["viewer_certificate[].minimum_protocol_version", "viewer_certificate[].cloudfront_default_certificate"]
#   remediation: Use a certificate of ACM (in us-east-1) with `ssl_support_method = "sni-only"` and `minimum_protocol_version = "TLSv1.2_2021"`.
package dharma.aws.cloudfront.modern_tls

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "viewer_certificate", "minimum_protocol_version"),
	"message": "TLS 1.0 is taken",
} if {
	some resource in lib.resources
	not modern(resource)
}

modern(resource) if {
	some block in lib.blocks(resource.values, "viewer_certificate")
	amazon.matches(`^TLSv1\.[23]`, block.minimum_protocol_version)
	not lib.is_on(block.cloudfront_default_certificate)
}
