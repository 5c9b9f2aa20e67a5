variable "unknown" {}

resource "google_project" "pass_logged" {
  project_id = "a"
}

resource "google_project_iam_audit_config" "a" {
  project = google_project.pass_logged.project_id
  service = "allServices"
}

resource "google_project" "fail_alone" {
  project_id = "b"
}

resource "google_project" "unknown" {
  project_id = var.unknown
}

resource "google_project_service" "na" {}
