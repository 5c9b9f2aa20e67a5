# METADATA
# title: Recovery vaults have an identity of their own
# description: Only with an identity can the vault use a key of one's own and private endpoints.
# custom:
#   severity: info
#   topic: identity
#   resources: [azurerm_recovery_services_vault]
#   reads: ["identity?"]
#   remediation: Write an `identity` block with `type = "SystemAssigned"`.
package dharma.azure.recovery.vault_identity

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "identity", "it has no identity") if {
	some resource in lib.resources
	not values.has(resource.values, "identity")
}
