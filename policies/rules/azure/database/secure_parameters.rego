# METADATA
# title: Server parameters keep connections encrypted
# description: "These parameters override what the server resource says: with them any client may connect in the clear, or with an outdated protocol."
# custom:
#   severity: high
#   topic: encryption
#   resources:
#     - azurerm_postgresql_configuration
#     - azurerm_postgresql_flexible_server_configuration
#     - azurerm_mysql_configuration
#     - azurerm_mysql_flexible_server_configuration
#   reads: [name, value]
#   remediation: Set `require_secure_transport` to `on`, and the least TLS version to `TLSv1.2`.
package dharma.azure.database.secure_parameters

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	not values.text(resource.values, "name") in {"require_secure_transport", "ssl_min_protocol_version", "tls_version"}
}

fail contains values.broken(resource, "value", "connections without TLS are taken", `"on"`) if {
	some resource in lib.resources
	values.text(resource.values, "name") == "require_secure_transport"
	values.text(resource.values, "value") in {"off", "0", "false"}
}

fail contains values.broken(resource, "value", "clients may connect with an outdated TLS version", `"TLSv1.2"`) if {
	some resource in lib.resources
	values.text(resource.values, "name") in {"ssl_min_protocol_version", "tls_version"}
	some version in split(values.text(resource.values, "value"), ",")
	trim_space(version) in {"tlsv1", "tlsv1.0", "tlsv1.1"}
}
