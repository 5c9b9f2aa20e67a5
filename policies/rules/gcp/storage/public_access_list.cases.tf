variable "unknown" {}

resource "google_storage_bucket_access_control" "pass_group" {
  entity = "group-team@example.com"
}

resource "google_storage_bucket_access_control" "fail_entity" {
  entity = "allUsers"
}

resource "google_storage_bucket_acl" "fail_list" {
  role_entity = ["READER:allUsers"]
}

resource "google_storage_bucket_acl" "fail_predefined" {
  predefined_acl = "publicRead"
}

resource "google_storage_bucket_access_control" "unknown" {
  entity = var.unknown
}

resource "google_project_service" "na" {}
