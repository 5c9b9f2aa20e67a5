# METADATA
# title: Nobody may act as every service account
# description: At the level of a project, folder or organization these roles reach each of its service accounts, the mighty ones included.
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
#   reads: [role]
#   remediation: Give the role on the one service account, with `google_service_account_iam_member`.
package dharma.gcp.iam.impersonation

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "role", sprintf("`%s` reaches every service account", [resource.values.role])) if {
	some resource in lib.resources
	resource.values.role in reaching
}

reaching := {
	"roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountKeyAdmin",
	"roles/iam.workloadIdentityUser", "roles/iam.serviceAccountOpenIdTokenCreator", "roles/dataproc.editor", "roles/dataproc.admin",
	"roles/dataflow.admin", "roles/dataflow.developer", "roles/iam.securityAdmin", "roles/resourcemanager.organizationAdmin",
	"roles/resourcemanager.folderAdmin", "roles/resourcemanager.folderIamAdmin", "roles/resourcemanager.projectIamAdmin", "roles/deploymentmanager.editor", "roles/cloudbuild.builds.editor",
	"roles/composer.admin", "roles/composer.worker", "roles/cloudfunctions.admin", "roles/cloudfunctions.developer",
}
