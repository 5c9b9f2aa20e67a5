# METADATA
# title: PostgreSQL on Cloud SQL logs connections, locks and checkpoints
# description: Who connected when, and what waited for what, is what one asks first after an incident; none of it is logged unless asked for.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_sql_database_instance]
#   reads: [database_version, "settings[].database_flags[].name", "settings[].database_flags[].value"]
#   remediation: Set the database flags `log_connections`, `log_disconnections`, `log_checkpoints` and `log_lock_waits` to `on`.
package dharma.gcp.sql.postgres_logs

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	not startswith(values.text(resource.values, "database_version"), "postgres")
}

fail contains values.lacks(resource, sprintf("not logged: %s", [concat(", ", missing)])) if {
	some resource in lib.resources
	flags := google.flags(resource)
	missing := [flag |
		some flag in ["log_checkpoints", "log_connections", "log_disconnections", "log_lock_waits"]
		not lower(sprintf("%v", [object.get(flags, flag, "off")])) in {"on", "all", "1"}
	]
	count(missing) > 0
}
