# METADATA
# title: Storage accounts keep copies beyond one data centre
# description: "With `LRS` all copies stand in one building: a fire or a flood there takes the data with it."
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_storage_account]
#   reads: [account_replication_type, account_tier]
#   remediation: Set `account_replication_type` to `ZRS`, or to `GRS` or `GZRS` where another region is wanted.
package dharma.azure.storage.replication

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "account_replication_type", "all copies stand in one data centre", `"ZRS"`) if {
	some resource in lib.resources
	values.text(resource.values, "account_replication_type") == "lrs"
}
