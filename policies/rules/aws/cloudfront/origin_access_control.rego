# METADATA
# title: Distributions sign what they ask of S3
# description: Without origin access control the bucket has to be public, and is read past the distribution, its firewall and its log.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [aws_cloudfront_distribution]
#   reads: ["origin[].domain_name", "origin[].origin_access_control_id?", "origin[].s3_origin_config?", "origin[].custom_origin_config?"]
#   remediation: Set `origin_access_control_id` to an `aws_cloudfront_origin_access_control` and let the bucket's policy admit the distribution alone.
package dharma.aws.cloudfront.origin_access_control

import rego.v1
import data.dharma.lib
import data.dharma.amazon

of_s3(origin) if amazon.matches(`\.s3([.-][a-z0-9-]+)?\.amazonaws\.com$`, origin.domain_name)

signed(origin) if amazon.has(origin, "origin_access_control_id")

signed(origin) if {
	some config in lib.list(origin.s3_origin_config)
	amazon.has(config, "origin_access_identity")
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("origin[%d].origin_access_control_id", [index]),
	"message": "it reads a bucket without signing",
} if {
	some resource in lib.resources
	some index, origin in lib.blocks(resource.values, "origin")
	of_s3(origin)
	not signed(origin)
}
