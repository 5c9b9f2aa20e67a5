# METADATA
# title: Secrets expire
# description: A password without an end is never changed. An expiry date turns rotation into something that somebody has to do.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_key_vault_secret]
#   reads: [expiration_date]
#   remediation: Set `expiration_date`, and rotate the secret before that day.
package dharma.azure.keyvault.secret_expiry

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "expiration_date", "it never expires") if {
	some resource in lib.resources
	not values.has(resource.values, "expiration_date")
}
