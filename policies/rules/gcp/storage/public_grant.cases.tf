variable "unknown" {}

resource "google_storage_bucket_iam_member" "pass_named" {
  member = "group:team@example.com"
}

resource "google_storage_bucket_iam_member" "fail_everybody" {
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "fail_anybody" {
  member = "allAuthenticatedUsers"
}

resource "google_storage_bucket_iam_member" "unknown" {
  member = var.unknown
}

resource "google_project_service" "na" {}
