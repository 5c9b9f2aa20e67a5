# METADATA
# title: Web apps demand TLS 1.2
# description: Older versions of TLS let somebody on the way weaken the connection.
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
#   reads: ["site_config[].minimum_tls_version", "site_config[].min_tls_version"]
#   remediation: Set `minimum_tls_version` (`min_tls_version` in the old resources) in `site_config` to `1.2`.
package dharma.azure.appservice.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "site_config", name, "clients may connect with an outdated TLS version", `"1.2"`) if {
	some resource in lib.resources
	some name in ["minimum_tls_version", "min_tls_version"]
	values.text(values.first(resource.values, "site_config"), name) in {"1.0", "1.1"}
}
