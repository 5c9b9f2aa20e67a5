variable "unknown" {}

resource "google_storage_bucket" "pass_enforced" {
  public_access_prevention = "enforced"
}

resource "google_storage_bucket" "fail_default" {}

resource "google_storage_bucket" "fail_inherited" {
  public_access_prevention = "inherited"
}

resource "google_storage_bucket" "unknown" {
  public_access_prevention = var.unknown
}

resource "google_project_service" "na" {}
