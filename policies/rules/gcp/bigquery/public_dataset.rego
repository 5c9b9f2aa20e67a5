# METADATA
# title: Datasets are not public
# description: Everybody on the internet, or everybody with a Google account, can read the tables.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - google_bigquery_dataset
#     - google_bigquery_dataset_access
#     - google_bigquery_dataset_iam_member
#     - google_bigquery_dataset_iam_binding
#   reads: ["access[].special_group", "access[].iam_member", special_group, iam_member, member, members]
#   remediation: Name the groups that need it.
package dharma.gcp.bigquery.public_dataset

import rego.v1

import data.dharma.lib
import data.dharma.values

everybody := {"allUsers", "allAuthenticatedUsers"}

fail contains values.flaw(resource, sprintf("access[%d].%s", [i, name]), "everybody can read it") if {
	some resource in lib.resources
	some i, access in values.blocks(resource.values, "access")
	some name in ["special_group", "iam_member"]
	access[name] in everybody
}

fail contains values.flaw(resource, name, "everybody can read it") if {
	some resource in lib.resources
	some name in ["special_group", "iam_member", "member", "members"]
	some member in values.texts(resource.values, name)
	member in everybody
}
