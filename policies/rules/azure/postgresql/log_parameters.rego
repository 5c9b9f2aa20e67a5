# METADATA
# title: PostgreSQL servers log connections and checkpoints
# description: Who connected when, and how long the server was busy writing, is what one asks first after an incident.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_postgresql_configuration, azurerm_postgresql_flexible_server_configuration]
#   reads: [name, value]
#   remediation: Set the parameter's `value` to `on`.
package dharma.azure.postgresql.log_parameters

import rego.v1

import data.dharma.lib
import data.dharma.values

logs := {"log_checkpoints", "log_connections", "log_disconnections", "log_duration"}

not_applicable contains resource.address if {
	some resource in lib.resources
	not values.text(resource.values, "name") in logs
}

fail contains values.broken(resource, "value", sprintf("`%s` is off", [resource.values.name]), `"on"`) if {
	some resource in lib.resources
	values.text(resource.values, "name") in logs
	values.text(resource.values, "value") in {"off", "0", "false"}
}
