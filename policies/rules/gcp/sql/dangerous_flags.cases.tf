variable "unknown" {}

resource "google_sql_database_instance" "pass_default" {
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "pass_off" {
  settings {
    database_flags {
      name  = "local_infile"
      value = "off"
    }
  }
}

resource "google_sql_database_instance" "fail_on" {
  settings {
    database_flags {
      name  = "local_infile"
      value = "on"
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    database_flags {
      name  = "local_infile"
      value = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
