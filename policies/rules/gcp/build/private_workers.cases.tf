variable "unknown" {}

resource "google_cloudbuild_worker_pool" "pass_private" {
  worker_config {
    no_external_ip = true
  }
}

resource "google_cloudbuild_worker_pool" "fail_default" {}

resource "google_cloudbuild_worker_pool" "unknown" {
  worker_config {
    no_external_ip = var.unknown
  }
}

resource "google_project_service" "na" {}
