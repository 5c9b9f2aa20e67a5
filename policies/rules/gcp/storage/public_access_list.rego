# METADATA
# title: Access lists of buckets do not name everybody
# description: An access list with `allUsers` puts objects on the internet, past the bucket's IAM policy.
# custom:
#   severity: high
#   topic: public-exposure
#   resources:
#     - google_storage_bucket_access_control
#     - google_storage_default_object_access_control
#     - google_storage_object_access_control
#     - google_storage_bucket_acl
#     - google_storage_default_object_acl
#     - google_storage_object_acl
#   reads: [entity, role_entity, predefined_acl]
#   remediation: Name the groups that need it, or use uniform access and no lists.
package dharma.gcp.storage.public_access_list

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, "entity", "it names everybody") if {
	some resource in lib.resources
	google.is_everybody(resource.values.entity)
}

fail contains values.flaw(resource, "role_entity", "it names everybody") if {
	some resource in lib.resources
	some entry in values.texts(resource.values, "role_entity")
	google.is_everybody(regex.replace(entry, `^.*:`, ""))
}

fail contains values.flaw(resource, "predefined_acl", "it names everybody") if {
	some resource in lib.resources
	values.text(resource.values, "predefined_acl") in {"publicread", "publicreadwrite", "authenticatedread"}
}
