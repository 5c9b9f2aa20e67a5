# METADATA
# title: Web apps are not published with passwords
# description: Publishing credentials are one user name and password per app, without a second factor, that give full control over what runs.
# custom:
#   severity: low
#   topic: identity
#   resources:
#     - azurerm_linux_web_app
#     - azurerm_windows_web_app
#     - azurerm_linux_function_app
#     - azurerm_windows_function_app
#   reads: [webdeploy_publish_basic_authentication_enabled, ftp_publish_basic_authentication_enabled]
#   remediation: Set `webdeploy_publish_basic_authentication_enabled` and `ftp_publish_basic_authentication_enabled` to false, and publish with an identity.
package dharma.azure.appservice.basic_publishing

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "it can be published with a password", "false") if {
	some resource in lib.resources
	some name in ["webdeploy_publish_basic_authentication_enabled", "ftp_publish_basic_authentication_enabled"]
	not values.off(resource.values, name)
}
