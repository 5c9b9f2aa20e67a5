variable "unknown" {}

resource "google_project_iam_member" "pass_narrow" {
  role = "roles/storage.objectViewer"
}

resource "google_project_iam_member" "fail_user" {
  role = "roles/iam.serviceAccountUser"
}

resource "google_organization_iam_member" "fail_creator" {
  role = "roles/iam.serviceAccountTokenCreator"
}

resource "google_project_iam_member" "unknown" {
  role = var.unknown
}

resource "google_project_service" "na" {}
