# METADATA
# title: Buckets keep earlier versions of objects
# description: Without versions, what a mistaken job or an intruder overwrites or deletes is gone.
# custom:
#   severity: low
#   topic: backup
#   resources: [google_storage_bucket]
#   reads: ["versioning[].enabled", "retention_policy?"]
#   remediation: Write a `versioning` block with `enabled = true`, and a lifecycle rule that ends old versions.
package dharma.gcp.storage.versioning

import rego.v1

import data.dharma.lib
import data.dharma.values

# A retention policy forbids overwriting, and cannot be had together with versions.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.has(resource.values, "retention_policy")
}

fail contains values.broken_in(resource, "versioning", "enabled", "what is overwritten is lost", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "versioning"), "enabled")
}
