variable "unknown" {}

resource "google_project" "pass_off" {
  auto_create_network = false
}

resource "google_project" "fail_default" {}

resource "google_project" "unknown" {
  auto_create_network = var.unknown
}

resource "google_project_service" "na" {}
