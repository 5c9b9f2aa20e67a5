# METADATA
# title: Cloud SQL says whose it is by labels
# description: Without labels nobody can say who owns an instance, what it costs whom, and whether it may go.
# custom:
#   severity: info
#   topic: tagging
#   resources: [google_sql_database_instance]
#   reads: ["settings[].user_labels"]
#   remediation: Write `user_labels` in `settings`, at least the owner and the environment.
package dharma.gcp.sql.labels

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, message) if {
	some resource in lib.resources
	message := values.untagged(values.first(resource.values, "settings"), "user_labels", "labels")
}
