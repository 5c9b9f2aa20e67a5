# METADATA
# title: Policies do not allow every action of a service on everything
# description: "`s3:*` or `ec2:*` on every resource holds deletion, sharing and changes of permission besides what was meant, and new actions as AWS adds them."
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role, aws_ssoadmin_permission_set_inline_policy]
#   reads: [policy, inline_policy]
#   remediation: Name the actions that are used, and the resources.
package dharma.aws.iam.no_service_wildcards

import rego.v1
import data.dharma.lib
import data.dharma.amazon

whole_service(action) if {
	amazon.ends(action, ":*")
	action != "*:*"
	not action in {"ssmmessages:*", "ec2messages:*", "xray:*", "ce:*", "pricing:*", "health:*", "support:*"}
}

fail contains {
	"address": resource.address,
	"attribute": found.attribute,
	"message": sprintf("`%s` is allowed on every resource", [action]),
} if {
	some resource in lib.resources
	some found in amazon.identity_statements(resource)
	amazon.any_resource(found.statement)
	not amazon.conditional(found.statement)
	some action in amazon.actions(found.statement)
	whole_service(action)
}
