# METADATA
# title: Storage accounts forbid public containers
# description: As long as the account allows it, anybody who may write a container's settings can open its blobs to the whole internet.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_storage_account]
#   reads: [allow_nested_items_to_be_public, allow_blob_public_access, public_network_access_enabled]
#   remediation: Set `allow_nested_items_to_be_public` to false. What has to be public is better served by a front door or a CDN.
package dharma.azure.storage.public_blobs

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.off(resource.values, "public_network_access_enabled")
}

fail contains values.unmet(resource, names, "its containers can be made public", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "allow_nested_items_to_be_public")
	not values.off(resource.values, "allow_blob_public_access")
}

names := ["allow_nested_items_to_be_public", "allow_blob_public_access"]
