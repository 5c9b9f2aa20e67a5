# METADATA
# title: KMS key policies do not let everybody in
# description: "A key that any principal may use protects nothing: whoever gets at the ciphertext reads it, from any account."
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_kms_key, aws_kms_key_policy, aws_kms_external_key, aws_kms_replica_key]
#   reads: [policy]
#   remediation: Name the accounts and roles, or hold the statement by `kms:CallerAccount` or `kms:ViaService`.
package dharma.aws.kms.policy_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "policy",
	"message": "a statement allows any principal",
} if {
	some resource in lib.resources
	amazon.public_document(resource.values.policy)
}
