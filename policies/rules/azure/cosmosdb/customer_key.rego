# METADATA
# title: Cosmos DB accounts are encrypted with a key of one's own
# description: Azure encrypts with keys that it keeps. Only a key of one's own can be withdrawn, and it has to be chosen when the account is made.
# custom:
#   severity: info
#   topic: encryption
#   resources: [azurerm_cosmosdb_account]
#   reads: ["key_vault_key_id?"]
#   remediation: Set `key_vault_key_id` when the account is made, where the data calls for it.
package dharma.azure.cosmosdb.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "key_vault_key_id", "it is encrypted with a key that Azure keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "key_vault_key_id")
}
