# METADATA
# title: Nobody is given a basic role
# description: Owner and editor cover nearly every service at once; whoever takes over such an account has all of the project.
# custom:
#   severity: high
#   topic: identity
#   resources:
#     - google_project_iam_member
#     - google_project_iam_binding
#     - google_folder_iam_member
#     - google_folder_iam_binding
#     - google_organization_iam_member
#     - google_organization_iam_binding
#   reads: [role]
#   remediation: Give the predefined roles that the work needs.
package dharma.gcp.iam.basic_roles

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "role", sprintf("`%s` covers nearly everything", [resource.values.role])) if {
	some resource in lib.resources
	resource.values.role in {"roles/owner", "roles/editor"}
}
