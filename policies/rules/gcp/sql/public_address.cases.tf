variable "unknown" {}

resource "google_sql_database_instance" "pass_off" {
  settings {
    ip_configuration {
      ipv4_enabled    = false
      private_network = "n"
    }
  }
}

resource "google_sql_database_instance" "fail_default" {
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_on" {
  settings {
    ip_configuration {
      ipv4_enabled = true
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    ip_configuration {
      ipv4_enabled = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
