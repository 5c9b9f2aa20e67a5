# METADATA
# title: Web apps sign their users in at the platform
# description: "Authentication by the platform stands before the program: a route that somebody forgot to protect is not open."
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
#   reads: ["auth_settings[].enabled", "auth_settings_v2[].auth_enabled"]
#   remediation: Write `auth_settings_v2` with `auth_enabled = true` and `require_authentication = true`, unless the site is meant for everybody.
package dharma.azure.appservice.authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "nobody is asked to sign in") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "auth_settings"), "enabled")
	not values.on(values.first(resource.values, "auth_settings_v2"), "auth_enabled")
}
