# METADATA
# title: Nothing signs in as an IAM user
# description: Users have passwords and keys that do not expire, in an account of their own that is forgotten when somebody leaves. People sign in by IAM Identity Center, workloads take roles.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_iam_user, aws_iam_role]
#   remediation: Give people a permission set in Identity Center, and workloads a role (an instance profile, IRSA, OIDC federation, Roles Anywhere).
package dharma.aws.iam.no_users

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "it is an IAM user",
} if {
	some resource in lib.resources
	resource.type == "aws_iam_user"
}
