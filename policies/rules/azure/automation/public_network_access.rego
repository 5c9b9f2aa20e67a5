# METADATA
# title: Automation accounts are not reachable from the internet
# description: Runbooks run with wide rights; a public webhook or agent endpoint puts one token before them.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [azurerm_automation_account]
#   reads: [public_network_access_enabled]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint.
package dharma.azure.automation.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
}
