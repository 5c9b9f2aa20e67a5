# METADATA
# title: S3 access points block public access
# description: An access point has a public access block of its own, which cannot be changed later. One that is off outlives every change of the bucket.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_s3_access_point]
#   reads: ["public_access_block_configuration[].block_public_acls", "public_access_block_configuration[].block_public_policy", "public_access_block_configuration[].ignore_public_acls", "public_access_block_configuration[].restrict_public_buckets"]
#   remediation: Leave `public_access_block_configuration` out (all four are on then), or set all four settings to true. The access point is replaced.
package dharma.aws.s3.access_point_closed

import rego.v1
import data.dharma.lib
import data.dharma.amazon

settings := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

fail contains {
	"address": resource.address,
	"attribute": sprintf("public_access_block_configuration[0].%s", [setting]),
	"message": sprintf("`%s` is off", [setting]),
	"fix": {"set": {sprintf("public_access_block_configuration[0].%s", [setting]): "true"}},
} if {
	some resource in lib.resources
	some block in lib.blocks(resource.values, "public_access_block_configuration")
	some setting in settings
	amazon.no(block[setting])
}
