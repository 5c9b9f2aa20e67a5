# METADATA
# title: Account keys of Cosmos DB cannot change its structure
# description: With a key meant for data, an application or a thief could drop containers or change throughput, past all roles.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_cosmosdb_account]
#   reads: [access_key_metadata_writes_enabled]
#   remediation: Set `access_key_metadata_writes_enabled` to false.
package dharma.azure.cosmosdb.key_metadata_writes

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "access_key_metadata_writes_enabled", "account keys can change its structure", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "access_key_metadata_writes_enabled")
}
