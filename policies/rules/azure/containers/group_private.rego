# METADATA
# title: Container groups have no public address
# description: A container group gets a public address unless told otherwise, with nothing before its ports.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_container_group]
#   reads: [ip_address_type]
#   remediation: Set `ip_address_type` to `Private` with `subnet_ids`, or to `None`.
package dharma.azure.containers.group_private

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "ip_address_type", "it has a public address", `"Private"`) if {
	some resource in lib.resources
	not values.text(resource.values, "ip_address_type") in {"private", "none"}
}
