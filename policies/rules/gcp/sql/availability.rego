# METADATA
# title: Cloud SQL stands in two zones
# description: An instance in one zone is down when that zone is, and during maintenance.
# custom:
#   severity: low
#   topic: availability
#   resources: [google_sql_database_instance]
#   reads: ["settings[].availability_type", "master_instance_name?"]
#   remediation: Set `availability_type` in `settings` to `REGIONAL`.
package dharma.gcp.sql.availability

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.has(resource.values, "master_instance_name")
}

fail contains values.broken_in(resource, "settings", "availability_type", "it stands in one zone", `"REGIONAL"`) if {
	some resource in lib.resources
	not values.text(values.first(resource.values, "settings"), "availability_type") == "regional"
}
