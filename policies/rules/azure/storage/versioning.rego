# METADATA
# title: Blobs keep their earlier versions
# description: "Soft delete does not help against overwriting: with versions, what ransomware or a mistaken job wrote over can be taken back."
# custom:
#   severity: low
#   topic: backup
#   resources: [azurerm_storage_account]
#   reads: ["blob_properties[].versioning_enabled", account_kind, is_hns_enabled]
#   remediation: Set `versioning_enabled` in `blob_properties` to true.
package dharma.azure.storage.versioning

import rego.v1

import data.dharma.lib
import data.dharma.values

# Files have no blobs, and a hierarchical namespace has no versions.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.account_kind in {"FileStorage", "Storage"}
}

not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "is_hns_enabled")
}

fail contains values.broken_in(resource, "blob_properties", "versioning_enabled", "what is overwritten is lost", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "blob_properties"), "versioning_enabled")
}
