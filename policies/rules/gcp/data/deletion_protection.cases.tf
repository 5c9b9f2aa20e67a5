variable "unknown" {}

resource "google_bigquery_table" "pass_default" {}

resource "google_bigquery_table" "fail_off" {
  deletion_protection = false
}

resource "google_bigquery_table" "unknown" {
  deletion_protection = var.unknown
}

resource "google_project_service" "na" {}
