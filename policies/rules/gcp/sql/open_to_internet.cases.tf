variable "unknown" {}

resource "google_sql_database_instance" "pass_named" {
  settings {
    ip_configuration {
      authorized_networks {
        value = "203.0.113.0/24"
      }
    }
  }
}

resource "google_sql_database_instance" "fail_all" {
  settings {
    ip_configuration {
      authorized_networks {
        value = "203.0.113.0/24"
      }
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    ip_configuration {
      authorized_networks {
        value = var.unknown
      }
    }
  }
}

resource "google_project_service" "na" {}
