# METADATA
# title: Buckets are not public
# description: A grant to everybody puts the bucket's objects on the internet, and with some roles lets everybody write.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - google_storage_bucket_iam_member
#     - google_storage_bucket_iam_binding
#     - google_storage_managed_folder_iam_member
#     - google_storage_managed_folder_iam_binding
#   reads: [member, members]
#   remediation: Name the accounts and groups that need it. What has to be public is better served by a load balancer with a CDN.
package dharma.gcp.storage.public_grant

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, name, "it is granted to everybody") if {
	some resource in lib.resources
	some name in ["member", "members"]
	some member in values.texts(resource.values, name)
	google.is_everybody(member)
}
