# METADATA
# title: Batch accounts are not reachable from the internet
# description: With a public endpoint one leaked key is enough to run anything on the pools.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [azurerm_batch_account]
#   reads: [public_network_access_enabled, "network_profile[].account_access[].default_action"]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint.
package dharma.azure.batch.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(values.first(values.first(resource.values, "network_profile"), "account_access"), "default_action") == "deny"
}
