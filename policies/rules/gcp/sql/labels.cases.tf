variable "unknown" {}

resource "google_sql_database_instance" "pass_labelled" {
  settings {
    user_labels = {
      owner = "team"
    }
  }
}

resource "google_sql_database_instance" "fail_default" {
  settings {
    tier = "t"
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    user_labels = var.unknown
  }
}

resource "google_project_service" "na" {}
