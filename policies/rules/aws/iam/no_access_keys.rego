# METADATA
# title: No access keys are made by the blueprint
# description: The secret of the key stands in the state, in the plan and wherever the output goes, and works until somebody deletes it.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_iam_access_key]
#   reads: [pgp_key?, status, user]
#   remediation: Use a role. Where a key cannot be avoided, have it made and rotated outside, and keep it in Secrets Manager; with `pgp_key` at least the state does not hold it in the clear.
package dharma.aws.iam.no_access_keys

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "user",
	"message": "the key belongs to the root user",
} if {
	some resource in lib.resources
	amazon.matches(`(?i)^root$`, resource.values.user)
}

fail contains {
	"address": resource.address,
	"attribute": "pgp_key",
	"message": "the secret of the key is kept in the state",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "pgp_key")
	not amazon.lowered(amazon.written(resource.values, "status", "Active")) == "inactive"
}
