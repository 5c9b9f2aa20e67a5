# METADATA
# title: Container registries have no shared administrator
# description: The admin account is one password that pushes and pulls everything, names nobody, and ends up in pipelines and chats.
# custom:
#   severity: medium
#   topic: identity
#   resources: [azurerm_container_registry]
#   reads: [admin_enabled]
#   remediation: Set `admin_enabled` to false, and give identities the roles AcrPull and AcrPush.
package dharma.azure.registry.admin_account

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "admin_enabled", "its shared administrator is there", "false") if {
	some resource in lib.resources
	values.on(resource.values, "admin_enabled")
}
