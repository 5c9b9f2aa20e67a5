# METADATA
# title: Container registries are closed to networks that nobody named
# description: Open to all networks, one leaked token is enough to replace an image that production will pull.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [azurerm_container_registry]
#   reads: [public_network_access_enabled, "network_rule_set[].default_action"]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or write `network_rule_set` with `default_action = "Deny"`. Both need `sku = "Premium"`.
package dharma.azure.registry.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(values.first(resource.values, "network_rule_set"), "default_action") == "deny"
}
