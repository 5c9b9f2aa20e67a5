variable "unknown" {}

resource "google_workbench_instance" "pass_private" {
  gce_setup {
    disable_public_ip = true
  }
}

resource "google_notebooks_instance" "pass_old" {
  no_public_ip = true
}

resource "google_workbench_instance" "fail_default" {}

resource "google_notebooks_instance" "fail_old" {}

resource "google_workbench_instance" "unknown" {
  gce_setup {
    disable_public_ip = var.unknown
  }
}

resource "google_project_service" "na" {}
