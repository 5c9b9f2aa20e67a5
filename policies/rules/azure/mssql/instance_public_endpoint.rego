# METADATA
# title: SQL managed instances have no public endpoint
# description: The public data endpoint takes an instance out of its virtual network and puts its login before the internet.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_mssql_managed_instance]
#   reads: [public_data_endpoint_enabled]
#   remediation: Set `public_data_endpoint_enabled` to false.
package dharma.azure.mssql.instance_public_endpoint

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "public_data_endpoint_enabled", "its data endpoint is public", "false") if {
	some resource in lib.resources
	values.on(resource.values, "public_data_endpoint_enabled")
}
