resource "google_artifact_registry_repository" "pass_key" {
  kms_key_name = google_kms_crypto_key.k.id
}

resource "google_kms_crypto_key" "k" {}

resource "google_artifact_registry_repository" "fail_default" {}

resource "google_artifact_registry_repository" "unknown" {
  kms_key_name = uuid()
}

resource "google_project_service" "na" {}
