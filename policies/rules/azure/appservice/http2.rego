# METADATA
# title: Web apps speak HTTP/2
# description: "HTTP/2 sends many requests over one connection, with compressed headers: pages load faster for the same money."
# custom:
#   severity: info
#   topic: other
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
#   reads: ["site_config[].http2_enabled"]
#   remediation: Set `http2_enabled` in `site_config` to true.
package dharma.azure.appservice.http2

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "site_config", "http2_enabled", "it speaks HTTP/1.1 only", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "site_config"), "http2_enabled")
}
