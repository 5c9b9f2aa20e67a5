# METADATA
# title: PostgreSQL servers slow down repeated logins
# description: Without throttling, a program can try passwords from one address as fast as the server answers.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_postgresql_configuration, azurerm_postgresql_flexible_server_configuration]
#   reads: [name, value]
#   remediation: Set `connection_throttling` (`connection_throttle.enable` on flexible servers) to `on`.
package dharma.azure.postgresql.connection_throttling

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	not values.text(resource.values, "name") in {"connection_throttling", "connection_throttle.enable"}
}

fail contains values.broken(resource, "value", "passwords can be tried without limit", `"on"`) if {
	some resource in lib.resources
	values.text(resource.values, "name") in {"connection_throttling", "connection_throttle.enable"}
	values.text(resource.values, "value") in {"off", "0", "false"}
}
