# METADATA
# title: Cloud SQL is backed up
# description: Without backups a mistake, a flaw or an intruder takes the data for good.
# custom:
#   severity: medium
#   topic: backup
#   resources: [google_sql_database_instance]
#   reads: ["settings[].backup_configuration[].enabled", "master_instance_name?", replica_configuration]
#   remediation: Write `backup_configuration` with `enabled = true`, and `point_in_time_recovery_enabled` (`binary_log_enabled` for MySQL).
package dharma.gcp.sql.backups

import rego.v1

import data.dharma.lib
import data.dharma.values

# The source of a replica is backed up.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.has(resource.values, "master_instance_name")
}

fail contains values.flaw(resource, attribute(resource), "it is not backed up") if {
	some resource in lib.resources
	settings := values.first(resource.values, "settings")
	not values.on(values.first(settings, "backup_configuration"), "enabled")
}

attribute(resource) := "settings[0].backup_configuration[0].enabled" if {
	values.has(values.first(resource.values, "settings"), "backup_configuration")
}

attribute(resource) := "settings[0].backup_configuration" if {
	not values.has(values.first(resource.values, "settings"), "backup_configuration")
}
