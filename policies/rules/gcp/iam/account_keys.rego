# METADATA
# title: Service accounts have no downloaded keys
# description: A key in a file works from everywhere for whoever has the file, for as long as nobody deletes it; this one lies in the state as well.
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_service_account_key]
#   reads: [service_account_id]
#   remediation: Use workload identity federation, or attach the account to what runs.
package dharma.gcp.iam.account_keys

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "a key in a file is made") if {
	some resource in lib.resources
	not values.has(resource.values, "public_key_data")
}
