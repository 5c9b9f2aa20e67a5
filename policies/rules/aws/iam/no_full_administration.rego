# METADATA
# title: Policies do not allow everything on everything
# description: "Whoever gets hold of an identity with such a policy owns the account: its data, its logs and its other identities."
# custom:
#   severity: high
#   topic: identity
#   resources: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role, aws_ssoadmin_permission_set_inline_policy]
#   reads: [policy, inline_policy]
#   remediation: List the actions that are used (Access Analyzer derives them from CloudTrail) and the resources they are used on.
package dharma.aws.iam.no_full_administration

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": found.attribute,
	"message": "a statement allows every action on every resource",
} if {
	some resource in lib.resources
	some found in amazon.identity_statements(resource)
	amazon.any_action(found.statement)
	amazon.any_resource(found.statement)
}
