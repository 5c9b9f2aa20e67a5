resource "google_bigquery_dataset" "pass_key" {
  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.k.id
  }
}

resource "google_kms_crypto_key" "k" {}

resource "google_bigquery_dataset" "fail_default" {}

resource "google_bigquery_dataset" "unknown" {
  dynamic "default_encryption_configuration" {
    for_each = split(",", uuid())
    content {
      kms_key_name = "k"
    }
  }
}

resource "google_project_service" "na" {}
