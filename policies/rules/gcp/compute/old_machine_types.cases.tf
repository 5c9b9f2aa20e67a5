variable "unknown" {}

resource "google_compute_instance" "pass_new" {
  machine_type = "e2-standard-2"
}

resource "google_compute_instance" "fail_old" {
  machine_type = "n1-standard-1"
}

resource "google_compute_instance" "unknown" {
  machine_type = var.unknown
}

resource "google_project_service" "na" {}
