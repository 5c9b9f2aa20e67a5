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
	"autoscaling:describe*", "ce:*", "cloudwatch:describe*", "cloudwatch:get*", "cloudwatch:list*", "cloudwatch:putmetricdata", "ec2messages:*",
	"ecr:getauthorizationtoken", "health:*", "iam:getaccount*", "iam:list*", "kms:generaterandom", "kms:listaliases", "kms:listkeys", "logs:describe*",
	"organizations:describe*", "organizations:list*", "pricing:*", "s3:getaccountpublicaccessblock", "s3:listallmybuckets", "ssmmessages:*",
	"sts:getcalleridentity", "sts:getsessiontoken", "support:*", "tag:get*", "xray:*",
}

harmless_action(action) if {
	some pattern in harmless
	amazon.takes_in(pattern, action)
}

harmless_action(action) if {
	[service, verb] := split(action, ":")
	amazon.begins(verb, "describe")
}

harmless_action(action) if {
	[service, verb] := split(action, ":")
	amazon.begins(verb, "list")
	service != "s3"
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
