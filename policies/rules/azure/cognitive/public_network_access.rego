# METADATA
# title: AI services are closed to networks that nobody named
# description: With a public endpoint a leaked key is enough to run models at one's cost and read what was sent for training.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_cognitive_account, azurerm_ai_services]
#   reads: [public_network_access_enabled, public_network_access, "network_acls[].default_action"]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or write `network_acls` with `default_action = "Deny"`.
package dharma.azure.cognitive.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is reachable from every network") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(resource.values, "public_network_access") == "disabled"
	not values.text(values.first(resource.values, "network_acls"), "default_action") == "deny"
}
