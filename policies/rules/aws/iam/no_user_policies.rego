# METADATA
# title: Policies are attached to groups and roles, not to users
# description: Permissions that hang on single people are not taken away when their work changes, and nobody sees who has what.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_iam_user_policy, aws_iam_user_policy_attachment, aws_iam_policy_attachment]
#   reads: [users]
#   remediation: Attach the policy to a group or a role and put the user in it.
package dharma.aws.iam.no_user_policies

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "the policy is attached to a user",
} if {
	some resource in lib.resources
	resource.type in {"aws_iam_user_policy", "aws_iam_user_policy_attachment"}
}

fail contains {
	"address": resource.address,
	"attribute": "users",
	"message": "the policy is attached to users",
} if {
	some resource in lib.resources
	resource.type == "aws_iam_policy_attachment"
	amazon.filled(resource.values.users)
}
