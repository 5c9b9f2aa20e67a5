variable "unknown" {}

resource "google_compute_instance" "pass_default" {}

resource "google_compute_instance" "fail_on" {
  can_ip_forward = true
}

resource "google_compute_instance" "unknown" {
  can_ip_forward = var.unknown
}

resource "google_project_service" "na" {}
