# METADATA
# title: Vertex AI is encrypted with a key of one's own
# description: Google encrypts with keys that it keeps. Only a key of one's own can be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources:
#     - google_vertex_ai_dataset
#     - google_vertex_ai_tensorboard
#     - google_vertex_ai_endpoint
#     - google_vertex_ai_metadata_store
#   reads: ["encryption_spec?"]
#   remediation: Write `encryption_spec` with a key of Cloud KMS, where the data calls for it.
package dharma.gcp.vertex.customer_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "encryption_spec", "it is encrypted with a key that Google keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "encryption_spec")
}
