# METADATA
# title: Web apps say whether they are well
# description: Without a path to ask, an instance that answers with errors goes on getting its share of the requests.
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_linux_web_app, azurerm_windows_web_app, azurerm_app_service]
#   reads: ["site_config[].health_check_path"]
#   remediation: Set `health_check_path` in `site_config`, and `health_check_eviction_time_in_min`.
package dharma.azure.appservice.health_check

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, values.at(resource, "site_config", "health_check_path"), "a sick instance is not noticed") if {
	some resource in lib.resources
	not values.has(values.first(resource.values, "site_config"), "health_check_path")
}
