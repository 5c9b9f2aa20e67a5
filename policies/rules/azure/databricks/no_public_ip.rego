# METADATA
# title: Databricks clusters have no public addresses
# description: With public addresses each worker is on the internet, with the data that it is working on.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_databricks_workspace]
#   reads: ["custom_parameters[].no_public_ip"]
#   remediation: Set `no_public_ip` in `custom_parameters` to true.
package dharma.azure.databricks.no_public_ip

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "custom_parameters", name, "its workers have public addresses", "true") if {
	some resource in lib.resources
	some name in ["no_public_ip"]
	values.off(values.first(resource.values, "custom_parameters"), name)
}
