# METADATA
# title: Keys expire or are rotated
# description: A key without an end is used until it leaks, and longer. An expiry or a rotation makes sure that a leaked one is of use for a limited time.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_key_vault_key]
#   reads: [expiration_date, "rotation_policy?"]
#   remediation: Set `expiration_date`, or write a `rotation_policy` block.
package dharma.azure.keyvault.key_expiry

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it neither expires nor is it rotated") if {
	some resource in lib.resources
	not values.has(resource.values, "expiration_date")
	not values.has(resource.values, "rotation_policy")
}
