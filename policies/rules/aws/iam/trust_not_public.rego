# METADATA
# title: Roles cannot be assumed by everybody
# description: A trust policy with `*` as principal lets any AWS account in the world use the role.
# custom:
#   severity: critical
#   topic: identity
#   resources: [aws_iam_role]
#   reads: [assume_role_policy]
#   remediation: Name the account, role or service as principal. For a partner add a condition on `sts:ExternalId`, for your own accounts one on `aws:PrincipalOrgID`.
package dharma.aws.iam.trust_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "assume_role_policy",
	"message": "any principal may assume the role",
} if {
	some resource in lib.resources
	amazon.public_document(resource.values.assume_role_policy)
}
