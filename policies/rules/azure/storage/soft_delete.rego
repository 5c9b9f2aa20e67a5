# METADATA
# title: Deleted blobs and containers can be brought back
# description: Without a retention of what is deleted, a mistaken script or an intruder empties the account for good.
# custom:
#   severity: medium
#   topic: backup
#   resources: [azurerm_storage_account]
#   reads: ["blob_properties[].delete_retention_policy", "blob_properties[].container_delete_retention_policy", account_kind]
#   remediation: Write `delete_retention_policy` and `container_delete_retention_policy` into `blob_properties`, with at least seven days.
package dharma.azure.storage.soft_delete

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.account_kind in {"FileStorage", "Storage"}
}

fail contains {
	"address": resource.address,
	"attribute": "blob_properties",
	"message": sprintf("%s cannot be brought back", [what]),
	"fix": fix(resource, policy),
} if {
	some resource in lib.resources
	some policy, what in {"delete_retention_policy": "deleted blobs", "container_delete_retention_policy": "deleted containers"}
	not values.has(values.first(resource.values, "blob_properties"), policy)
}

fix(resource, policy) := {"block": {"path": sprintf("blob_properties[0].%s", [policy]), "body": "days = 7"}} if values.has(resource.values, "blob_properties")

fix(resource, _) := {"block": {
	"path": "blob_properties",
	"body": "delete_retention_policy {\n  days = 7\n}\ncontainer_delete_retention_policy {\n  days = 7\n}",
}} if {
	not values.has(resource.values, "blob_properties")
}
