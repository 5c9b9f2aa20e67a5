variable "unknown" {}

resource "google_compute_instance" "pass_default" {}

resource "google_compute_instance" "pass_on" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance" "fail_off" {
  metadata = {
    enable-oslogin = false
  }
}

resource "google_compute_instance" "unknown" {
  metadata = var.unknown
}

resource "google_project_service" "na" {}
