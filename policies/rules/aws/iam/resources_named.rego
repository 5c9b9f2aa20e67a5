# METADATA
# title: Policies name the resources that they allow changes of
# description: "An action allowed on `*` reaches what exists and what will: every bucket, key, queue and secret of the account, of other teams as well."
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role, aws_ssoadmin_permission_set_inline_policy]
#   reads: [policy, inline_policy]
#   remediation: Write the ARNs, by reference to the resources; or hold the statement by a condition such as `aws:ResourceTag` or `aws:RequestedRegion`.
package dharma.aws.iam.resources_named

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# These take no resource, or give away nothing but names.
harmless := {
	"cloudwatch:putmetricdata", "ecr:getauthorizationtoken", "kms:generaterandom", "kms:listaliases", "kms:listkeys", "s3:getaccountpublicaccessblock",
	"s3:listallmybuckets", "sts:getcalleridentity", "sts:getsessiontoken",
}

harmless_start := [
	"ce:", "cloudwatch:describe", "cloudwatch:get", "cloudwatch:list", "ec2messages:", "health:", "iam:getaccount", "iam:list", "logs:describe",
	"organizations:describe", "organizations:list", "pricing:", "ssmmessages:", "support:", "tag:get", "xray:",
]

harmless_action(action) if action in harmless

harmless_action(action) if {
	some start in harmless_start
	amazon.begins(action, start)
}

harmless_action(action) if contains(action, ":describe")

harmless_action(action) if {
	contains(action, ":list")
	not amazon.begins(action, "s3:")
}

careless(statement) if {
	some action in amazon.actions(statement)
	not harmless_action(action)
}

fail contains {
	"address": resource.address,
	"attribute": found.attribute,
	"message": "a statement allows changes or reading of data on every resource",
} if {
	some resource in lib.resources
	some found in amazon.identity_statements(resource)
	amazon.any_resource(found.statement)
	not amazon.conditional(found.statement)
	not amazon.any_action(found.statement)
	careless(found.statement)
}
