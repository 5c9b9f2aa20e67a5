# METADATA
# title: Web apps log their requests
# description: Without logs of requests nobody can say afterwards what was called, how often, and from where.
# custom:
#   severity: low
#   topic: logging
#   resources:
#     - azurerm_linux_web_app
#     - azurerm_windows_web_app
#     - azurerm_app_service
#     - azurerm_app_service_slot
#     - azurerm_linux_web_app_slot
#     - azurerm_windows_web_app_slot
#   reads: ["logs[].http_logs?"]
#   related:
#     - {type: azurerm_monitor_diagnostic_setting, by: target_resource_id, reads: []}
#   remediation: Write a `logs` block with `http_logs`, or add an `azurerm_monitor_diagnostic_setting` for the app.
package dharma.azure.appservice.logs

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its requests are not logged") if {
	some resource in lib.resources
	not values.has(values.first(resource.values, "logs"), "http_logs")
	count(lib.related(resource, "azurerm_monitor_diagnostic_setting")) == 0
}
