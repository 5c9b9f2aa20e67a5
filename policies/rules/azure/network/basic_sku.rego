# METADATA
# title: Public addresses and load balancers are of the Standard SKU
# description: Basic ones are open unless closed, know no zones, and are retired.
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_public_ip, azurerm_lb]
#   reads: [sku]
#   remediation: Set `sku` to `Standard`.
package dharma.azure.network.basic_sku

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "sku", "the Basic SKU is retired", `"Standard"`) if {
	some resource in lib.resources
	values.text(resource.values, "sku") in {"basic"}
}
