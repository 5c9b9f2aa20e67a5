# METADATA
# title: Storage accounts are closed to networks that nobody named
# description: Without a default of deny, one leaked key or signature is enough to get at the data from anywhere.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_storage_account]
#   reads: ["network_rules[].default_action", public_network_access_enabled]
#   related:
#     - {type: azurerm_storage_account_network_rules, by: storage_account_id, reads: ["default_action"]}
#     - {type: azurerm_storage_account_network_rules, by: storage_account_name, reads: ["default_action"]}
#   remediation: Write `network_rules` with `default_action = "Deny"` and the subnets and addresses that may come in, or set `public_network_access_enabled` to false and use private endpoints.
package dharma.azure.storage.network_rules

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains finding if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not denies(values.first(resource.values, "network_rules"))
	not separately(resource)
	finding := verdict(resource)
}

verdict(resource) := values.broken(resource, "network_rules[0].default_action", "it is reachable from every network", `"Deny"`) if {
	values.has(resource.values, "network_rules")
}

verdict(resource) := object.union(
	values.lacks(resource, "it is reachable from every network"),
	{"fix": {"block": {"path": "network_rules", "body": "default_action = \"Deny\"\nbypass = [\"AzureServices\"]"}}},
) if {
	not values.has(resource.values, "network_rules")
}

denies(rules) if values.text(rules, "default_action") == "deny"

separately(resource) if {
	some other in lib.related(resource, "azurerm_storage_account_network_rules")
	denies(other.values)
}
