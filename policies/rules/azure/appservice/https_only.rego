# METADATA
# title: Web apps answer over HTTPS only
# description: Over plain HTTP the session, and what is typed into forms, can be read and changed on the way.
# custom:
#   severity: high
#   topic: encryption
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
#     - azurerm_logic_app_standard
#   reads: [https_only]
#   remediation: Set `https_only` to true.
package dharma.azure.appservice.https_only

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "https_only", "plain HTTP is answered", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "https_only")
}
