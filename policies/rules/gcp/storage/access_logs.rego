# METADATA
# title: Buckets log who reads them
# description: Without usage logs, or data access audit logs, nobody can say afterwards what was read.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_storage_bucket]
#   reads: ["logging?"]
#   remediation: Write a `logging` block that names a bucket for the logs, or turn on data access audit logs for the project.
package dharma.gcp.storage.access_logs

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "logging", "nothing logs who reads it") if {
	some resource in lib.resources
	not values.has(resource.values, "logging")
}
