variable "unknown" {}

resource "google_compute_instance" "pass_on" {
  shielded_instance_config {
    enable_secure_boot = true
  }
}

resource "google_compute_instance" "fail_default" {}

resource "google_compute_instance" "fail_monitoring" {
  shielded_instance_config {
    enable_secure_boot          = true
    enable_integrity_monitoring = false
  }
}

resource "google_compute_instance" "unknown" {
  shielded_instance_config {
    enable_secure_boot = var.unknown
  }
}

resource "google_project_service" "na" {}
