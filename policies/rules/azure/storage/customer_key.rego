# METADATA
# title: Storage accounts are encrypted with a key of one's own
# description: Azure encrypts with keys that it keeps. Only a key of one's own can be withdrawn, rotated on one's own terms, and shown to an auditor.
# custom:
#   severity: info
#   topic: encryption
#   resources: [azurerm_storage_account]
#   reads: ["customer_managed_key?"]
#   related:
#     - {type: azurerm_storage_account_customer_managed_key, by: storage_account_id, reads: []}
#   remediation: Write a `customer_managed_key` block, or an `azurerm_storage_account_customer_managed_key`, with a key of a key vault, where the data calls for it.
package dharma.azure.storage.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is encrypted with a key that Azure keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "customer_managed_key")
	count(lib.related(resource, "azurerm_storage_account_customer_managed_key")) == 0
}
