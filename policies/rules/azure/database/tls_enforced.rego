# METADATA
# title: Database servers refuse unencrypted connections
# description: A client that is set up without TLS sends its password and its rows in the clear, and the server lets it.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_postgresql_server, azurerm_mysql_server, azurerm_mariadb_server]
#   reads: [ssl_enforcement_enabled]
#   remediation: Set `ssl_enforcement_enabled` to true.
package dharma.azure.database.tls_enforced

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "ssl_enforcement_enabled", "connections without TLS are taken", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "ssl_enforcement_enabled")
}
