# METADATA
# title: Key vaults cannot be purged before their time
# description: Without purge protection a deleted vault can be emptied for good at once, and everything that was encrypted with its keys is lost with it.
# custom:
#   severity: medium
#   topic: backup
#   resources: [azurerm_key_vault]
#   reads: [purge_protection_enabled, soft_delete_enabled]
#   remediation: Set `purge_protection_enabled` to true. It cannot be taken back.
package dharma.azure.keyvault.purge_protection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "purge_protection_enabled", "a deleted vault can be purged at once", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "purge_protection_enabled")
}
