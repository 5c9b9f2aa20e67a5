# METADATA
# title: Roles trust roles rather than whole accounts
# description: "With `:root` as principal every identity of that account that may call `sts:AssumeRole` can use the role: who may is decided elsewhere."
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_iam_role]
#   reads: [assume_role_policy]
#   remediation: Name the roles that need it, or hold the statement by `sts:ExternalId`, `aws:PrincipalArn` or `aws:PrincipalTag`.
package dharma.aws.iam.trust_whole_account

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "assume_role_policy",
	"message": sprintf("every identity of `%s` may assume the role", [principal]),
} if {
	some resource in lib.resources
	some statement in amazon.statements(resource.values.assume_role_policy)
	amazon.allows(statement)
	not amazon.conditional(statement)
	some principal in lib.list(statement.Principal.AWS)
	amazon.matches(`^[0-9]{12}$|:root$`, principal)
}
