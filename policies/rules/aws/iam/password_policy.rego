# METADATA
# title: The password policy of the account is strong
# description: Passwords of users that remain are guessed and reused. AWS's own minimum is eight characters.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_iam_account_password_policy]
#   reads: [minimum_password_length, require_lowercase_characters, require_uppercase_characters, require_numbers, require_symbols, password_reuse_prevention]
#   remediation: Ask for 14 characters of each kind and remember the last 24, as the benchmarks for AWS do.
package dharma.aws.iam.password_policy

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "minimum_password_length",
	"message": "fewer than 14 characters are enough",
	"fix": {"set": {"minimum_password_length": "14"}},
} if {
	some resource in lib.resources
	not long(resource.values.minimum_password_length)
}

long(length) if amazon.number(length) >= 14

fail contains {
	"address": resource.address,
	"attribute": setting,
	"message": sprintf("`%s` is off", [setting]),
	"fix": {"set": {setting: "true"}},
} if {
	some resource in lib.resources
	some setting in ["require_lowercase_characters", "require_uppercase_characters", "require_numbers", "require_symbols"]
	not lib.is_on(resource.values[setting])
}

fail contains {
	"address": resource.address,
	"attribute": "password_reuse_prevention",
	"message": "old passwords may come back",
	"fix": {"set": {"password_reuse_prevention": "24"}},
} if {
	some resource in lib.resources
	not remembered(resource.values.password_reuse_prevention)
}

remembered(number_of_passwords) if amazon.number(number_of_passwords) >= 5
