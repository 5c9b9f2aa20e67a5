# METADATA
# title: Datasets are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_bigquery_dataset]
#   reads: ["default_encryption_configuration?"]
#   remediation: Name a key of Cloud KMS in `default_encryption_configuration`, where the data calls for it.
package dharma.gcp.bigquery.dataset_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "default_encryption_configuration")
}
