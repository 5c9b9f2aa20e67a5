variable "unknown" {}

resource "google_container_cluster" "pass_default" {}

resource "google_container_cluster" "fail_on" {
  enable_legacy_abac = true
}

resource "google_container_cluster" "unknown" {
  enable_legacy_abac = var.unknown
}

resource "google_project_service" "na" {}
