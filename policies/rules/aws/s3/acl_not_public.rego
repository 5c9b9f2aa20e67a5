# METADATA
# title: ACLs of S3 buckets do not let everybody in
# description: A public canned ACL, or a grant to all users, lets the whole internet list, read or even write what is in the bucket. Most of the large leaks of stored data were exactly this.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_s3_bucket, aws_s3_bucket_acl]
#   reads: [acl, "grant[].uri", "access_control_policy[].grant[].grantee[].uri"]
#   remediation: Use `private`, or leave ACLs out and set object ownership to `BucketOwnerEnforced`. Publish files through CloudFront.
package dharma.aws.s3.acl_not_public

import rego.v1
import data.dharma.lib

everybody := {
	"http://acs.amazonaws.com/groups/global/AllUsers",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
}

fail contains {
	"address": resource.address,
	"attribute": "acl",
	"message": sprintf("the ACL `%s` is for everybody", [resource.values.acl]),
	"fix": {"set": {"acl": "\"private\""}},
} if {
	some resource in lib.resources
	resource.values.acl in {"public-read", "public-read-write", "authenticated-read"}
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("grant[%d].uri", [index]),
	"message": "a grant is for everybody",
} if {
	some resource in lib.resources
	some index, grant in lib.blocks(resource.values, "grant")
	grant.uri in everybody
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("access_control_policy[0].grant[%d]", [index]),
	"message": "a grant is for everybody",
} if {
	some resource in lib.resources
	some policy in lib.blocks(resource.values, "access_control_policy")
	some index, grant in lib.list(policy.grant)
	some grantee in lib.list(grant.grantee)
	grantee.uri in everybody
}
