# METADATA
# title: Public access blocks of S3 have all four settings on
# description: "Each setting closes another door: new ACLs, new policies, ACLs that are there already, and access by policies that are there already. What the resource leaves out is off."
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_s3_bucket_public_access_block, aws_s3_account_public_access_block]
#   reads: [block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets]
#   remediation: Set `block_public_acls`, `block_public_policy`, `ignore_public_acls` and `restrict_public_buckets` to true. Serve public content through CloudFront with origin access control instead.
package dharma.aws.s3.public_access_block_complete

import rego.v1
import data.dharma.lib

settings := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

fail contains {
	"address": resource.address,
	"attribute": setting,
	"message": sprintf("`%s` is off", [setting]),
	"fix": {"set": {setting: "true"}},
} if {
	some resource in lib.resources
	some setting in settings
	not lib.is_on(resource.values[setting])
}
