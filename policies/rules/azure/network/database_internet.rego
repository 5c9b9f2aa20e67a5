# METADATA
# title: The internet does not reach databases
# description: The endpoint is public and its firewall lets in addresses that are nobody's in particular, so anybody can knock at the database.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - azurerm_mssql_server
#     - azurerm_sql_server
#     - azurerm_postgresql_server
#     - azurerm_mysql_server
#     - azurerm_mariadb_server
#     - azurerm_postgresql_flexible_server
#     - azurerm_mysql_flexible_server
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Turn public network access off and use a private endpoint, or name the addresses of the clients in the firewall.
package dharma.azure.network.database_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches the database (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
}
