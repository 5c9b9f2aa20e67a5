# METADATA
# title: KMS keys are rotated
# description: "The longer one key is in use, the more is lost with it. Rotation by KMS changes nothing for those who use the key: old material stays for what it encrypted."
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_kms_key]
#   reads: [enable_key_rotation, key_usage, customer_master_key_spec, custom_key_store_id?]
#   remediation: Set `enable_key_rotation` to true.
package dharma.aws.kms.rotation

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Only symmetric keys with material made by KMS can be rotated by it.
not_applicable contains resource.address if {
	some resource in lib.resources
	asymmetric(resource)
}

not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.has(resource.values, "custom_key_store_id")
}

asymmetric(resource) if resource.values.key_usage in {"SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"}

asymmetric(resource) if {
	spec := resource.values.customer_master_key_spec
	is_string(spec)
	spec != "SYMMETRIC_DEFAULT"
}

fail contains {
	"address": resource.address,
	"attribute": "enable_key_rotation",
	"message": "the key is never rotated",
	"fix": {"set": {"enable_key_rotation": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.enable_key_rotation)
}
