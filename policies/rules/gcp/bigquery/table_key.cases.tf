resource "google_bigquery_table" "pass_key" {
  dataset_id = "a"
  encryption_configuration {
    kms_key_name = "k"
  }
}

resource "google_bigquery_table" "pass_dataset" {
  dataset_id = google_bigquery_dataset.d.dataset_id
}

resource "google_bigquery_dataset" "d" {
  dataset_id = "d"
  default_encryption_configuration {
    kms_key_name = "k"
  }
}

resource "google_bigquery_table" "na_view" {
  dataset_id = "a"
  view {
    query          = "q"
    use_legacy_sql = false
  }
}

resource "google_bigquery_table" "fail_default" {
  dataset_id = "a"
}

resource "google_bigquery_table" "unknown" {
  dataset_id = "a"
  dynamic "encryption_configuration" {
    for_each = split(",", uuid())
    content {
      kms_key_name = "k"
    }
  }
}
