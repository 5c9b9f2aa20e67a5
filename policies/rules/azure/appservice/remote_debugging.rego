# METADATA
# title: Web apps cannot be debugged from outside
# description: Remote debugging opens ports on the app, and stops it where the debugger says; forgotten, it stays open.
# custom:
#   severity: medium
#   topic: public-exposure
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
#   reads: ["site_config[].remote_debugging_enabled"]
#   remediation: Set `remote_debugging_enabled` in `site_config` to false.
package dharma.azure.appservice.remote_debugging

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "site_config", name, "it can be debugged from outside", "false") if {
	some resource in lib.resources
	some name in ["remote_debugging_enabled"]
	values.on(values.first(resource.values, "site_config"), name)
}
