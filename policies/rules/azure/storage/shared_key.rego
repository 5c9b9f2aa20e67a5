# METADATA
# title: Storage accounts take identities, not shared keys
# description: A shared key opens everything in the account to whoever has it, names nobody in the logs, and stays valid until somebody rotates it.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_storage_account]
#   reads: [shared_access_key_enabled]
#   remediation: Set `shared_access_key_enabled` to false, give the callers roles on the data, and set `storage_use_azuread` in the provider.
package dharma.azure.storage.shared_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "shared_access_key_enabled", "shared keys open it", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "shared_access_key_enabled")
}
