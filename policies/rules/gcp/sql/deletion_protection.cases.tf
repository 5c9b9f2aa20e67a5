variable "unknown" {}

resource "google_sql_database_instance" "pass_default" {}

resource "google_sql_database_instance" "fail_off" {
  deletion_protection = false
}

resource "google_sql_database_instance" "unknown" {
  deletion_protection = var.unknown
}

resource "google_project_service" "na" {}
