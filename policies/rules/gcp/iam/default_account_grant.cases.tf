variable "unknown" {}

resource "google_project_iam_member" "pass_own" {
  member = "serviceAccount:app@project.iam.gserviceaccount.com"
}

resource "google_project_iam_member" "fail_compute" {
  member = "serviceAccount:1-compute@developer.gserviceaccount.com"
}

resource "google_project_iam_binding" "fail_app_engine" {
  members = ["serviceAccount:project@appspot.gserviceaccount.com"]
}

resource "google_project_iam_member" "unknown" {
  member = var.unknown
}

resource "google_project_service" "na" {}
