# METADATA
# title: Spanner databases are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_spanner_database]
#   reads: ["encryption_config?"]
#   remediation: Write `encryption_config` with a key of Cloud KMS, where the data calls for it.
package dharma.gcp.spanner.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "encryption_config", "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "encryption_config")
}
