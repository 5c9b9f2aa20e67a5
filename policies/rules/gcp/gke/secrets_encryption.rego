# METADATA
# title: Secrets of clusters are encrypted with a key of one's own
# description: Secrets lie in the cluster's store under Google's disk encryption alone; with a key of one's own a copy of the store is of no use.
# custom:
#   severity: low
#   topic: encryption
#   resources: [google_container_cluster]
#   reads: ["database_encryption[].state"]
#   remediation: Write `database_encryption` with `state = "ENCRYPTED"` and a `key_name`.
package dharma.gcp.gke.secrets_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, values.at(resource, "database_encryption", "state"), "its secrets have no encryption of their own") if {
	some resource in lib.resources
	not values.text(values.first(resource.values, "database_encryption"), "state") == "encrypted"
}
