# METADATA
# title: Dataproc clusters are encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [google_dataproc_cluster]
#   reads: ["cluster_config[].encryption_config?"]
#   remediation: Write `encryption_config` in `cluster_config`, where the data calls for it.
package dharma.gcp.dataproc.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(values.first(resource.values, "cluster_config"), "encryption_config")
}
