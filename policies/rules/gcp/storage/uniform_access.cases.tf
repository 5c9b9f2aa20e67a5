variable "unknown" {}

resource "google_storage_bucket" "pass_on" {
  uniform_bucket_level_access = true
}

resource "google_storage_bucket" "fail_default" {}

resource "google_storage_bucket" "fail_off" {
  uniform_bucket_level_access = false
}

resource "google_storage_bucket" "unknown" {
  uniform_bucket_level_access = var.unknown
}

resource "google_project_service" "na" {}
