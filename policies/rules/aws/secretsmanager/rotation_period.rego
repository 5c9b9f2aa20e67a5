# METADATA
# title: Secrets are rotated within 90 days
# description: The longer a secret lives, the more copies of it there are.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_secretsmanager_secret_rotation]
#   reads: ["rotation_rules[].automatically_after_days", "rotation_rules[].schedule_expression"]
#   remediation: Set `automatically_after_days` to 90 or fewer.
package dharma.aws.secretsmanager.rotation_period

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "rotation_rules[0].schedule_expression",
	"message": sprintf("it is rotated by `%s`", [rules.schedule_expression]),
} if {
	some resource in lib.resources
	some rules in lib.blocks(resource.values, "rotation_rules")
	amazon.matches(`^rate\([0-9]+ days?\)$`, rules.schedule_expression)
	to_number(regex.find_n(`[0-9]+`, rules.schedule_expression, 1)[0]) > 90
}

fail contains {
	"address": resource.address,
	"attribute": "rotation_rules[0].automatically_after_days",
	"message": sprintf("it is rotated after %v days", [rules.automatically_after_days]),
	"fix": {"set": {"rotation_rules[0].automatically_after_days": "90"}},
} if {
	some resource in lib.resources
	some rules in lib.blocks(resource.values, "rotation_rules")
	amazon.number(rules.automatically_after_days) > 90
}
