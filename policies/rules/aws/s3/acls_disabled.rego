# METADATA
# title: Object ownership of S3 turns ACLs off
# description: ACLs are a second, older permission system beside policies, set object by object. With `BucketOwnerEnforced` policies alone decide, and the bucket owns what others write to it.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_s3_bucket_ownership_controls]
#   reads: ["rule[].object_ownership"]
#   remediation: Set `object_ownership` to `BucketOwnerEnforced` once nothing depends on ACLs any more.
package dharma.aws.s3.acls_disabled

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "rule[0].object_ownership",
	"message": sprintf("`%s` leaves ACLs in force", [rule.object_ownership]),
	"fix": {"set": {"rule[0].object_ownership": "\"BucketOwnerEnforced\""}},
} if {
	some resource in lib.resources
	some rule in lib.blocks(resource.values, "rule")
	rule.object_ownership != "BucketOwnerEnforced"
}
