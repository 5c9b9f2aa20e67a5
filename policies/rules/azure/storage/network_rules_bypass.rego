# METADATA
# title: Storage network rules let trusted Azure services through
# description: Backup, monitoring and other platform services are locked out together with everybody else, and fail without a word, unless they are let through by name.
# custom:
#   severity: low
#   topic: network
#   resources: [azurerm_storage_account, azurerm_storage_account_network_rules]
#   reads: ["network_rules[].default_action", "network_rules[].bypass", default_action, bypass]
#   remediation: Put `AzureServices` into `bypass`, or leave `bypass` out.
package dharma.azure.storage.network_rules_bypass

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "azurerm_storage_account"
	not values.has(resource.values, "network_rules")
}

fail contains values.broken(resource, "network_rules[0].bypass", message, `["AzureServices"]`) if {
	some resource in lib.resources
	resource.type == "azurerm_storage_account"
	shut(values.first(resource.values, "network_rules"))
}

fail contains values.broken(resource, "bypass", message, `["AzureServices"]`) if {
	some resource in lib.resources
	resource.type == "azurerm_storage_account_network_rules"
	shut(resource.values)
}

message := "trusted services of the platform are shut out"

# Where nothing is written, they are let through.
shut(rules) if {
	values.text(rules, "default_action") == "deny"
	is_array(rules.bypass)
	not "AzureServices" in rules.bypass
}
