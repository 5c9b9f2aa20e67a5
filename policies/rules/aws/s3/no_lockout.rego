# METADATA
# title: Policies of S3 buckets lock nobody out who has to mend them
# description: A statement that denies everything to everybody shuts out administrators as well; only the root user of the account can take it off.
# custom:
#   severity: medium
#   topic: availability
#   resources: [aws_s3_bucket, aws_s3_bucket_policy]
#   reads: [policy]
#   remediation: Hold the denial by a condition (such as on `aws:PrincipalArn` or `aws:SecureTransport`), or to the actions that are meant.
package dharma.aws.s3.no_lockout

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "policy",
	"message": "a statement denies everything to everybody",
} if {
	some resource in lib.resources
	some statement in amazon.statements(resource.values.policy)
	amazon.denies(statement)
	amazon.anybody(statement)
	some action in amazon.actions(statement)
	action in {"*", "s3:*"}
	not amazon.conditional(statement)
}
