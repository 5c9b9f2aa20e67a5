# METADATA
# title: Database servers have no public endpoint
# description: A public endpoint leaves one firewall rule, easily added in the portal, between the internet and the login.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_postgresql_server, azurerm_mysql_server, azurerm_mariadb_server]
#   reads: [public_network_access_enabled]
#   remediation: Set `public_network_access_enabled` to false and connect by a private endpoint.
package dharma.azure.database.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "public_network_access_enabled", "it has a public endpoint", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
}
