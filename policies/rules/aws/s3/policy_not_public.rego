# METADATA
# title: Policies of S3 buckets do not let everybody in
# description: A statement that allows any principal, and is not held to an account, an organisation, a network or a source, is an invitation to the whole internet.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_s3_bucket, aws_s3_bucket_policy, aws_s3_access_point]
#   reads: [policy]
#   remediation: Name the accounts or roles as principals, or add a condition on `aws:PrincipalOrgID`, `aws:SourceVpce` or `aws:SourceArn`. For a website let CloudFront read the bucket by origin access control.
package dharma.aws.s3.policy_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "policy",
	"message": "a statement allows any principal",
} if {
	some resource in lib.resources
	amazon.public_document(resource.values.policy)
}
