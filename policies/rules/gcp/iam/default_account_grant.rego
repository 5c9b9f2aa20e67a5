# METADATA
# title: Default service accounts are given no roles
# description: "What runs without an account of its own runs as these: each role they have is a role of every forgotten machine and job."
# custom:
#   severity: medium
#   topic: identity
#   resources:
#     - google_project_iam_member
#     - google_project_iam_binding
#     - google_folder_iam_member
#     - google_folder_iam_binding
#     - google_organization_iam_member
#     - google_organization_iam_binding
#   reads: [member, members]
#   remediation: Make an account for the one workload and give the role to it.
package dharma.gcp.iam.default_account_grant

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, name, "it is granted to a default account") if {
	some resource in lib.resources
	some name in ["member", "members"]
	some member in values.texts(resource.values, name)
	regex.match(`^serviceAccount:.*(-compute@developer|@appspot)\.gserviceaccount\.com$`, member)
}
