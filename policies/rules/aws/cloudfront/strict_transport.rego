# METADATA
# title: Header policies tell browsers to come back over HTTPS only
# description: Strict transport security keeps browsers from ever trying plain HTTP again, where they could be led astray.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_cloudfront_response_headers_policy]
#   reads: ["security_headers_config[].strict_transport_security[].access_control_max_age_sec"]
#   remediation: Add `strict_transport_security` with `access_control_max_age_sec` of a year, `include_subdomains`, `preload` and `override`.
package dharma.aws.cloudfront.strict_transport

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "security_headers_config",
	"message": "strict transport security is not sent for a year",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some config in lib.blocks(resource.values, "security_headers_config")
	some strict in lib.list(config.strict_transport_security)
	amazon.number(strict.access_control_max_age_sec) >= 31536000
}
