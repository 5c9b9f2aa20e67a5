# METADATA
# title: Database servers demand TLS 1.2
# description: Older versions of TLS let somebody on the way weaken the connection, and read logins and rows.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_postgresql_server, azurerm_mysql_server, azurerm_mariadb_server]
#   reads: [ssl_minimal_tls_version_enforced]
#   remediation: Set `ssl_minimal_tls_version_enforced` to `TLS1_2`.
package dharma.azure.database.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "ssl_minimal_tls_version_enforced", "clients may connect with an outdated TLS version", `"TLS1_2"`) if {
	some resource in lib.resources
	values.text(resource.values, "ssl_minimal_tls_version_enforced") in {"tls1_0", "tls1_1", "tlsenforcementdisabled"}
}
