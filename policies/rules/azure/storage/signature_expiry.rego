# METADATA
# title: Shared signatures of storage accounts have to expire
# description: A signed address works for everybody who gets at it. Without a limit some are made to last for years, and cannot be called back but by rotating the key.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_storage_account]
#   reads: ["sas_policy?", shared_access_key_enabled]
#   remediation: Write a `sas_policy` block with an `expiration_period`, or set `shared_access_key_enabled` to false.
package dharma.azure.storage.signature_expiry

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.off(resource.values, "shared_access_key_enabled")
}

fail contains object.union(
	values.lacks(resource, "signatures may be made to last for ever"),
	{"fix": {"block": {"path": "sas_policy", "body": "expiration_period = \"07.00:00:00\""}}},
) if {
	some resource in lib.resources
	not values.has(resource.values, "sas_policy")
}
