variable "unknown" {}

resource "google_compute_network" "pass_off" {
  auto_create_subnetworks = false
}

resource "google_compute_network" "fail_default" {}

resource "google_compute_network" "fail_on" {
  auto_create_subnetworks = true
}

resource "google_compute_network" "unknown" {
  auto_create_subnetworks = var.unknown
}

resource "google_project_service" "na" {}
