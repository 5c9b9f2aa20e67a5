# METADATA
# title: Policies do not let an identity raise its own permissions
# description: Whoever may pass any role, write policies or attach them can make itself administrator in one or two calls, whatever else its policy says.
# custom:
#   severity: high
#   topic: identity
#   resources: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role, aws_ssoadmin_permission_set_inline_policy]
#   reads: [policy, inline_policy]
#   remediation: Allow these actions on named roles and policies only, with a permissions boundary (`iam:PermissionsBoundary`) or `iam:PassedToService` as condition.
package dharma.aws.iam.no_privilege_escalation

import rego.v1
import data.dharma.lib
import data.dharma.amazon

raising := {
	"iam:addusertogroup", "iam:attachgrouppolicy", "iam:attachrolepolicy", "iam:attachuserpolicy", "iam:createaccesskey", "iam:createloginprofile",
	"iam:createpolicyversion", "iam:passrole", "iam:putgrouppolicy", "iam:putrolepolicy", "iam:putuserpolicy", "iam:setdefaultpolicyversion",
	"iam:updateassumerolepolicy", "iam:updateloginprofile",
}

raised(statement) := amazon.covered(statement, raising)

fail contains {
	"address": resource.address,
	"attribute": found.attribute,
	"message": sprintf("it allows %s on everything", [concat(", ", sort(names))]),
} if {
	some resource in lib.resources
	some found in amazon.identity_statements(resource)
	amazon.any_resource(found.statement)
	not amazon.conditional(found.statement)
	not amazon.any_action(found.statement)
	names := raised(found.statement)
	count(names) > 0
}
