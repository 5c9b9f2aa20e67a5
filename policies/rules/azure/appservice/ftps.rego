# METADATA
# title: Web apps are not deployed over plain FTP
# description: FTP sends the publishing password in the clear; with it anybody can replace the program.
# custom:
#   severity: medium
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
#   reads: ["site_config[].ftps_state"]
#   remediation: Set `ftps_state` in `site_config` to `Disabled`, or to `FtpsOnly` where it is needed.
package dharma.azure.appservice.ftps

import rego.v1

import data.dharma.lib
import data.dharma.values

# The old resources allow it where nothing is written, the newer ones do not.
open_by_default := {"azurerm_app_service", "azurerm_function_app", "azurerm_app_service_slot", "azurerm_function_app_slot"}

fail contains values.broken_in(resource, "site_config", "ftps_state", "it can be deployed over plain FTP", `"Disabled"`) if {
	some resource in lib.resources
	values.text(values.first(resource.values, "site_config"), "ftps_state") == "allallowed"
}

fail contains values.broken_in(resource, "site_config", "ftps_state", "it can be deployed over plain FTP", `"Disabled"`) if {
	some resource in lib.resources
	resource.type in open_by_default
	not values.has(values.first(resource.values, "site_config"), "ftps_state")
}
