variable "unknown" {}

resource "google_project_iam_member" "pass_narrow" {
  role = "roles/storage.objectViewer"
}

resource "google_project_iam_member" "fail_editor" {
  role = "roles/editor"
}

resource "google_folder_iam_binding" "fail_owner" {
  role = "roles/owner"
}

resource "google_project_iam_member" "unknown" {
  role = var.unknown
}

resource "google_project_service" "na" {}
