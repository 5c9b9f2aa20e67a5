variable "unknown" {}

resource "google_sql_database_instance" "pass_new" {
  database_version = "POSTGRES_16"
}

resource "google_sql_database_instance" "fail_old" {
  database_version = "POSTGRES_11"
}

resource "google_sql_database_instance" "fail_mysql" {
  database_version = "MYSQL_5_7"
}

resource "google_sql_database_instance" "unknown" {
  database_version = var.unknown
}

resource "google_project_service" "na" {}
