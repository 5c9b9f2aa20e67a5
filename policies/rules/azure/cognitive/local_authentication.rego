# METADATA
# title: AI services take identities, not keys
# description: A key works for everybody who gets at it, names nobody in the logs, and runs up one's bill.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_cognitive_account, azurerm_ai_services, azurerm_search_service]
#   reads: [local_auth_enabled, local_authentication_enabled]
#   remediation: Set `local_auth_enabled` (`local_authentication_enabled` on search and AI services) to false, and give roles to the callers.
package dharma.azure.cognitive.local_authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

switch := {
	"azurerm_cognitive_account": "local_auth_enabled",
	"azurerm_ai_services": "local_authentication_enabled",
	"azurerm_search_service": "local_authentication_enabled",
}

fail contains values.broken(resource, switch[resource.type], "keys open it", "false") if {
	some resource in lib.resources
	not values.off(resource.values, switch[resource.type])
}
