# METADATA
# title: Web apps ask their callers for certificates
# description: Where only known systems call, a client certificate shuts out everybody else before the program is reached.
# custom:
#   severity: info
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
#   reads: [client_certificate_enabled, client_cert_enabled]
#   remediation: Set `client_certificate_enabled` to true (`client_cert_enabled` in the old resources), where the callers are known systems.
package dharma.azure.appservice.client_certificates

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.unmet(resource, ["client_certificate_enabled", "client_cert_enabled"], "callers need no certificate", "true") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["client_certificate_enabled", "client_cert_enabled"])
}
