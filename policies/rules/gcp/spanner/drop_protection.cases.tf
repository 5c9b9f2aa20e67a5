variable "unknown" {}

resource "google_spanner_database" "pass_on" {
  enable_drop_protection = true
}

resource "google_spanner_database" "fail_default" {}

resource "google_spanner_database" "unknown" {
  enable_drop_protection = var.unknown
}

resource "google_project_service" "na" {}
