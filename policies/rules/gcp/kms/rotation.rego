# METADATA
# title: Keys are rotated within 90 days
# description: A key that is never changed protects ever more data, and a leaked one stays of use.
# custom:
#   severity: low
#   topic: encryption
#   resources: [google_kms_crypto_key]
#   reads: [rotation_period, purpose]
#   remediation: Set `rotation_period` to `7776000s` or less.
package dharma.gcp.kms.rotation

import rego.v1

import data.dharma.lib
import data.dharma.values

# Others cannot be rotated automatically.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.has(resource.values, "purpose")
	not values.text(resource.values, "purpose") == "encrypt_decrypt"
}

fail contains values.broken(resource, "rotation_period", "it is never rotated", `"7776000s"`) if {
	some resource in lib.resources
	not values.has(resource.values, "rotation_period")
}

fail contains values.broken(resource, "rotation_period", "it is rotated too rarely", `"7776000s"`) if {
	some resource in lib.resources
	regex.match(`^[0-9]+s$`, values.text(resource.values, "rotation_period"))
	to_number(trim_suffix(resource.values.rotation_period, "s")) > 7776000
}
