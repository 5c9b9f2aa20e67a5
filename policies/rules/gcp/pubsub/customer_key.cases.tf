resource "google_pubsub_topic" "pass_key" {
  kms_key_name = google_kms_crypto_key.k.id
}

resource "google_kms_crypto_key" "k" {}

resource "google_pubsub_topic" "fail_default" {}

resource "google_pubsub_topic" "unknown" {
  kms_key_name = uuid()
}

resource "google_project_service" "na" {}
