# METADATA
# title: Buckets cannot be made public
# description: As long as nothing prevents it, one grant to `allUsers` puts the bucket on the internet.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_storage_bucket]
#   reads: [public_access_prevention]
#   remediation: Set `public_access_prevention` to `enforced`.
package dharma.gcp.storage.public_access_prevention

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "public_access_prevention", "a grant can make it public", `"enforced"`) if {
	some resource in lib.resources
	not values.text(resource.values, "public_access_prevention") == "enforced"
}
