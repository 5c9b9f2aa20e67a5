# METADATA
# title: Tables are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_bigquery_table]
#   reads: ["encryption_configuration?", "view?", materialized_view, "external_data_configuration?"]
#   related:
#     - {type: google_bigquery_dataset, by: "^dataset_id", reads: ["default_encryption_configuration?"]}
#   remediation: Name a key of Cloud KMS in `encryption_configuration`, or as the default of the dataset.
package dharma.gcp.bigquery.table_key

import rego.v1

import data.dharma.lib
import data.dharma.values

# Nothing is stored in a view, and what is outside is encrypted there.
not_applicable contains resource.address if {
	some resource in lib.resources
	count(values.written(resource.values, ["view", "external_data_configuration"])) > 0
}

fail contains values.lacks(resource, "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "encryption_configuration")
	count([dataset |
		some dataset in lib.related(resource, "google_bigquery_dataset")
		values.has(dataset.values, "default_encryption_configuration")
	]) == 0
}
