# METADATA
# title: Resources say whose they are by labels
# description: Without labels nobody can say who owns a resource, what it costs whom, and whether it may go.
# custom:
#   severity: info
#   topic: tagging
#   resources:
#     - google_compute_instance
#     - google_storage_bucket
#     - google_container_cluster
#     - google_bigquery_dataset
#     - google_project
#     - google_pubsub_topic
#     - google_compute_disk
#     - google_redis_instance
#     - google_secret_manager_secret
#     - google_artifact_registry_repository
#     - google_cloud_run_v2_service
#     - google_cloudfunctions2_function
#     - google_spanner_instance
#     - google_dataproc_cluster
#     - google_kms_crypto_key
#   reads: [labels, resource_labels]
#   remediation: Write `labels` (`resource_labels` on clusters), at least the owner and the environment. Which keys are wanted is set in `policies/lib/settings.rego`.
package dharma.gcp.labels.present

import rego.v1

import data.dharma.lib
import data.dharma.values

name_of(resource) := "resource_labels" if resource.type == "google_container_cluster"

name_of(resource) := "labels" if resource.type != "google_container_cluster"

fail contains values.lacks(resource, message) if {
	some resource in lib.resources
	message := values.untagged(resource.values, name_of(resource), "labels")
}
