# METADATA
# title: SQL servers demand TLS 1.2
# description: Older versions of TLS let somebody on the way weaken the connection, and read logins and rows.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_mssql_server, azurerm_mssql_managed_instance]
#   reads: [minimum_tls_version]
#   remediation: Set `minimum_tls_version` to `1.2`.
package dharma.azure.mssql.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "minimum_tls_version", "clients may connect with an outdated TLS version, or with none", `"1.2"`) if {
	some resource in lib.resources
	values.text(resource.values, "minimum_tls_version") in {"1.0", "1.1", "disabled"}
}
