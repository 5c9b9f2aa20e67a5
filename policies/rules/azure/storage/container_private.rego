# METADATA
# title: Containers of blobs are private
# description: A container open to anonymous access gives its blobs, and with `container` also their list, to anybody who knows or guesses the address.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_storage_container]
#   reads: [container_access_type]
#   remediation: Set `container_access_type` to `private`, and hand out signed addresses where somebody outside needs a blob.
package dharma.azure.storage.container_private

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "container_access_type", "anybody can read its blobs", `"private"`) if {
	some resource in lib.resources
	values.text(resource.values, "container_access_type") in {"blob", "container"}
}
