# METADATA
# title: Key vaults are governed by roles
# description: Access policies give whole groups of operations on the whole vault, and whoever may write the vault may give them to himself. Roles can be given on a single secret, and are reviewed with all others.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_key_vault]
#   reads: [enable_rbac_authorization, rbac_authorization_enabled]
#   remediation: Set `rbac_authorization_enabled` to true (`enable_rbac_authorization` before version 4.42 of the provider), and give roles in place of access policies.
package dharma.azure.keyvault.role_based_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.unmet(resource, ["enable_rbac_authorization", "rbac_authorization_enabled"], "it is governed by access policies", "true") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["enable_rbac_authorization", "rbac_authorization_enabled"])
}
