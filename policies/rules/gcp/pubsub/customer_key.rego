# METADATA
# title: Topics are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_pubsub_topic]
#   reads: ["kms_key_name?"]
#   remediation: Name a key of Cloud KMS in `kms_key_name`, where the data calls for it.
package dharma.gcp.pubsub.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "kms_key_name", "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "kms_key_name")
}
