# METADATA
# title: Stores of data are guarded against deletion
# description: With the guard off, one wrong apply deletes the store with its data.
# custom:
#   severity: low
#   topic: backup
#   resources:
#     - google_bigquery_table
#     - google_spanner_database
#     - google_bigtable_instance
#     - google_bigtable_table
#     - google_alloydb_cluster
#     - google_redis_cluster
#     - google_container_cluster
#   reads: [deletion_protection, deletion_protection_enabled]
#   remediation: Leave the guard out, or turn it on.
package dharma.gcp.data.deletion_protection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "one apply can delete it", "true") if {
	some resource in lib.resources
	some name in ["deletion_protection", "deletion_protection_enabled"]
	values.off(resource.values, name)
}
