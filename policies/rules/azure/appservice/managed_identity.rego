# METADATA
# title: Web apps have an identity of their own
# description: A program without an identity carries keys and connection strings in its settings to reach other services.
# custom:
#   severity: low
#   topic: identity
#   resources:
#     - azurerm_linux_web_app
#     - azurerm_windows_web_app
#     - azurerm_linux_function_app
#     - azurerm_windows_function_app
#     - azurerm_app_service
#     - azurerm_function_app
#     - azurerm_app_service_slot
#     - azurerm_function_app_slot
#     - azurerm_linux_web_app_slot
#     - azurerm_windows_web_app_slot
#     - azurerm_linux_function_app_slot
#     - azurerm_windows_function_app_slot
#   reads: ["identity?"]
#   remediation: Write an `identity` block with `type = "SystemAssigned"`, and give it roles in place of keys.
package dharma.azure.appservice.managed_identity

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains object.union(
	values.flaw(resource, "identity", "it needs stored keys to reach other services"),
	{"fix": {"block": {"path": "identity", "body": "type = \"SystemAssigned\""}}},
) if {
	some resource in lib.resources
	not values.has(resource.values, "identity")
}
