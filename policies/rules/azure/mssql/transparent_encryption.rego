# METADATA
# title: SQL databases are encrypted at rest
# description: Turned off, the files and backups of the database can be read by whoever gets at the storage.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_mssql_database]
#   reads: [transparent_data_encryption_enabled, sku_name]
#   remediation: Leave `transparent_data_encryption_enabled` out, or set it to true.
package dharma.azure.mssql.transparent_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "transparent_data_encryption_enabled", "it is not encrypted at rest", "true") if {
	some resource in lib.resources
	values.off(resource.values, "transparent_data_encryption_enabled")
}
