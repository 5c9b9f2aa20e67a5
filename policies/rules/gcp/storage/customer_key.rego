# METADATA
# title: Buckets are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_storage_bucket]
#   reads: ["encryption?"]
#   remediation: Write an `encryption` block with a `default_kms_key_name`, where the data calls for it.
package dharma.gcp.storage.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "encryption", "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "encryption")
}
