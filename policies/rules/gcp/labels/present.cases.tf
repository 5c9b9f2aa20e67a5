variable "unknown" {}

resource "google_compute_instance" "pass_labelled" {
  labels = {
    owner = "team"
  }
}

resource "google_container_cluster" "pass_cluster" {
  resource_labels = {
    owner = "team"
  }
}

resource "google_compute_instance" "fail_default" {}

resource "google_container_cluster" "fail_cluster" {}

resource "google_compute_instance" "unknown" {
  labels = var.unknown
}

resource "google_project_service" "na" {}
