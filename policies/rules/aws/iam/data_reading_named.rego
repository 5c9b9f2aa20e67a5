# METADATA
# title: Policies name the data and secrets that they allow reading of
# description: Reading every object, secret and parameter is what an intruder wants most, and what leaves the fewest traces.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy, aws_iam_role, aws_ssoadmin_permission_set_inline_policy]
#   reads: [policy, inline_policy]
#   remediation: Allow reading of named buckets, secrets, parameters and keys.
package dharma.aws.iam.data_reading_named

import rego.v1
import data.dharma.lib
import data.dharma.amazon

data_reading := {
	"dynamodb:getitem", "dynamodb:scan", "ec2:getpassworddata", "kms:decrypt", "lambda:getfunction", "rds-data:executestatement", "s3:getobject",
	"secretsmanager:getsecretvalue", "sqs:receivemessage", "ssm:getparameter", "ssm:getparameters", "ssm:getparametersbypath", "sts:assumerole",
}

read(statement) := amazon.covered(statement, data_reading)

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
	names := read(found.statement)
	count(names) > 0
}
