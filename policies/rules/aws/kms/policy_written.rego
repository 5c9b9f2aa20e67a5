# METADATA
# title: KMS keys have a policy of their own
# description: "Without one AWS writes a policy that hands every decision to IAM: whoever holds `kms:*` in the account may use and delete the key."
# custom:
#   severity: info
#   topic: identity
#   resources: [aws_kms_key]
#   reads: [policy?]
#   related:
#     - {type: aws_kms_key_policy, by: key_id, reads: []}
#   remediation: Write a `policy` that separates those who administer the key from those who use it.
package dharma.aws.kms.policy_written

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "the key has the default policy",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "policy")
	count(lib.related(resource, "aws_kms_key_policy")) == 0
}
