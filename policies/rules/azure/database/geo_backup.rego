# METADATA
# title: Backups of databases are kept in a second region
# description: When a region is down, or lost, a backup in the same region is down or lost with it.
# custom:
#   severity: low
#   topic: backup
#   resources:
#     - azurerm_postgresql_server
#     - azurerm_mysql_server
#     - azurerm_mariadb_server
#     - azurerm_postgresql_flexible_server
#     - azurerm_mysql_flexible_server
#   reads: [geo_redundant_backup_enabled]
#   remediation: Set `geo_redundant_backup_enabled` to true. It can only be chosen when the server is made.
package dharma.azure.database.geo_backup

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "geo_redundant_backup_enabled", "its backups stay in one region", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "geo_redundant_backup_enabled")
}
