variable "unknown" {}

resource "google_compute_instance" "pass_blocked" {
  metadata = {
    block-project-ssh-keys = "true"
  }
}

resource "google_compute_instance" "pass_os_login" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance" "fail_default" {}

resource "google_compute_instance" "fail_off" {
  metadata = {
    block-project-ssh-keys = false
  }
}

resource "google_compute_instance" "unknown" {
  metadata = var.unknown
}

resource "google_project_service" "na" {}
