variable "unknown" {}

resource "google_compute_backend_service" "pass_on" {
  log_config {
    enable = true
  }
}

resource "google_compute_backend_service" "fail_default" {}

resource "google_compute_backend_service" "unknown" {
  log_config {
    enable = var.unknown
  }
}

resource "google_project_service" "na" {}
