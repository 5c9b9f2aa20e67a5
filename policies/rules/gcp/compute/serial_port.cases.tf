variable "unknown" {}

resource "google_compute_instance" "pass_default" {}

resource "google_compute_instance" "fail_on" {
  metadata = {
    serial-port-enable = true
  }
}

resource "google_compute_instance" "unknown" {
  metadata = var.unknown
}

resource "google_project_service" "na" {}
