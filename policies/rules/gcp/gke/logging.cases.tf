variable "unknown" {}

resource "google_container_cluster" "pass_default" {}

resource "google_container_cluster" "fail_logs" {
  logging_service = "none"
}

resource "google_container_cluster" "fail_monitoring" {
  monitoring_service = "none"
}

resource "google_container_cluster" "unknown" {
  logging_service = var.unknown
}

resource "google_project_service" "na" {}
