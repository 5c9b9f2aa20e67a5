# METADATA
# title: Web apps do not answer scripts of every site
# description: With `*` any page that a signed-in person opens can call the app in that person's name and read the answer.
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
#   reads: ["site_config[].cors[].allowed_origins"]
#   remediation: Name the sites in `allowed_origins`.
package dharma.azure.appservice.cross_origin

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "site_config[0].cors[0].allowed_origins", "scripts of every site may call it") if {
	some resource in lib.resources
	cors := values.first(values.first(resource.values, "site_config"), "cors")
	"*" in values.texts(cors, "allowed_origins")
}
