# METADATA
# title: Cloud SQL flags open no side doors
# description: These flags let a client read files of its own choosing, cross from one database to another, or run code outside of the database.
# custom:
#   severity: medium
#   topic: other
#   resources: [google_sql_database_instance]
#   reads: ["settings[].database_flags[].name", "settings[].database_flags[].value"]
#   remediation: Set the flag to `off`.
package dharma.gcp.sql.dangerous_flags

import rego.v1

import data.dharma.lib
import data.dharma.values

dangerous := {
	"local_infile", "cross db ownership chaining", "contained database authentication",
	"external scripts enabled", "remote access",
}

fail contains values.broken(resource, sprintf("settings[0].database_flags[%d].value", [i]), sprintf("`%s` is on", [flag.name]), `"off"`) if {
	some resource in lib.resources
	some i, flag in values.blocks(values.first(resource.values, "settings"), "database_flags")
	flag.name in dangerous
	values.text(flag, "value") in {"on", "1", "true"}
}
