# METADATA
# title: Cosmos DB accounts take identities, not keys
# description: An account key opens everything, names nobody in the logs, and stays valid until somebody rotates it.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_cosmosdb_account]
#   reads: [local_authentication_disabled, local_authentication_enabled, kind]
#   remediation: Set `local_authentication_disabled` to true and give the callers roles on the data. Only the SQL API can do so.
package dharma.azure.cosmosdb.local_authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

# MongoDB and the others know keys only.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.kind in {"MongoDB", "Parse"}
}

fail contains values.lacks_set(resource, "account keys open it", "local_authentication_disabled", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "local_authentication_disabled")
	not values.off(resource.values, "local_authentication_enabled")
}
