# METADATA
# title: Key vaults are closed to networks that nobody named
# description: Open to all networks, a stolen token is enough to read the secrets from anywhere.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_key_vault]
#   reads: [public_network_access_enabled, "network_acls[].default_action"]
#   remediation: Write `network_acls` with `default_action = "Deny"` and the subnets and addresses that may come in, or set `public_network_access_enabled` to false and use a private endpoint.
package dharma.azure.keyvault.network_rules

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains finding if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(values.first(resource.values, "network_acls"), "default_action") == "deny"
	finding := verdict(resource)
}

verdict(resource) := values.broken(resource, "network_acls[0].default_action", "it is reachable from every network", `"Deny"`) if {
	values.has(resource.values, "network_acls")
}

verdict(resource) := object.union(
	values.lacks(resource, "it is reachable from every network"),
	{"fix": {"block": {"path": "network_acls", "body": "default_action = \"Deny\"\nbypass = \"AzureServices\""}}},
) if {
	not values.has(resource.values, "network_acls")
}
