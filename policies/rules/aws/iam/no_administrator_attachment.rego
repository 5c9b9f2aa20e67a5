# METADATA
# title: AdministratorAccess is not attached
# description: The managed policy allows everything, now and in future. It belongs to a break-glass role that somebody watches, not to people or workloads.
# custom:
#   severity: high
#   topic: identity
#   resources: [aws_iam_role_policy_attachment, aws_iam_user_policy_attachment, aws_iam_group_policy_attachment, aws_iam_policy_attachment, aws_ssoadmin_managed_policy_attachment, aws_iam_role]
#   reads: [policy_arn, managed_policy_arn, managed_policy_arns]
#   remediation: Attach policies for the task. Keep one administrator role behind SSO with multi-factor authentication and an alarm, and suppress this there.
package dharma.aws.iam.no_administrator_attachment

import rego.v1
import data.dharma.lib
import data.dharma.amazon

administrator(arn) if amazon.matches(`^arn:[a-z-]+:iam::aws:policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$`, arn)

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is attached", [arn]),
} if {
	some resource in lib.resources
	some attribute in ["policy_arn", "managed_policy_arn", "managed_policy_arns"]
	some arn in lib.list(resource.values[attribute])
	administrator(arn)
}
