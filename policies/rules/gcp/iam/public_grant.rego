# METADATA
# title: No role is given to everybody
# description: A role for `allUsers` is open to the internet without an account.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - google_project_iam_member
#     - google_project_iam_binding
#     - google_folder_iam_member
#     - google_folder_iam_binding
#     - google_organization_iam_member
#     - google_organization_iam_binding
#     - google_service_account_iam_member
#     - google_service_account_iam_binding
#     - google_kms_crypto_key_iam_member
#     - google_kms_crypto_key_iam_binding
#     - google_kms_key_ring_iam_member
#     - google_kms_key_ring_iam_binding
#     - google_secret_manager_secret_iam_member
#     - google_secret_manager_secret_iam_binding
#     - google_pubsub_topic_iam_member
#     - google_pubsub_topic_iam_binding
#     - google_pubsub_subscription_iam_member
#     - google_pubsub_subscription_iam_binding
#     - google_artifact_registry_repository_iam_member
#     - google_artifact_registry_repository_iam_binding
#     - google_bigquery_table_iam_member
#     - google_bigquery_table_iam_binding
#     - google_compute_instance_iam_member
#     - google_compute_instance_iam_binding
#     - google_spanner_database_iam_member
#     - google_spanner_database_iam_binding
#     - google_spanner_instance_iam_member
#     - google_spanner_instance_iam_binding
#     - google_bigtable_instance_iam_member
#     - google_bigtable_instance_iam_binding
#     - google_dataproc_cluster_iam_member
#     - google_dataproc_cluster_iam_binding
#     - google_healthcare_dataset_iam_member
#     - google_healthcare_dataset_iam_binding
#   reads: [member, members]
#   remediation: Name the accounts and groups that need it.
package dharma.gcp.iam.public_grant

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
