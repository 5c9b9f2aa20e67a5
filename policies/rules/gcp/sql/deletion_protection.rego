# METADATA
# title: Cloud SQL is guarded against deletion
# description: With the guard off, one wrong apply deletes the instance with its backups.
# custom:
#   severity: low
#   topic: backup
#   resources: [google_sql_database_instance]
#   reads: [deletion_protection, "settings[].deletion_protection_enabled"]
#   remediation: Leave `deletion_protection` out or set it to true.
package dharma.gcp.sql.deletion_protection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "deletion_protection", "one apply can delete it", "true") if {
	some resource in lib.resources
	values.off(resource.values, "deletion_protection")
}
