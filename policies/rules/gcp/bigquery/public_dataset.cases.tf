variable "unknown" {}

resource "google_bigquery_dataset" "pass_named" {
  access {
    role           = "READER"
    group_by_email = "team@example.com"
  }
}

resource "google_bigquery_dataset" "fail_public" {
  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}

resource "google_bigquery_dataset_iam_member" "fail_member" {
  member = "allUsers"
}

resource "google_bigquery_dataset" "unknown" {
  access {
    role          = "READER"
    special_group = var.unknown
  }
}

resource "google_project_service" "na" {}
