# METADATA
# title: Buckets are governed by IAM alone
# description: With access lists on single objects nobody can say from the bucket's policy who reads what; one public object among millions goes unseen.
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_storage_bucket]
#   reads: [uniform_bucket_level_access, bucket_policy_only]
#   remediation: Set `uniform_bucket_level_access` to true.
package dharma.gcp.storage.uniform_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.unmet(resource, ["uniform_bucket_level_access", "bucket_policy_only"], "single objects may have access lists of their own", "true") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["uniform_bucket_level_access", "bucket_policy_only"])
}
