variable "unknown" {}

resource "google_sql_database_instance" "pass_mode" {
  settings {
    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}

resource "google_sql_database_instance" "pass_old" {
  settings {
    ip_configuration {
      require_ssl = true
    }
  }
}

resource "google_sql_database_instance" "fail_default" {
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_allowed" {
  settings {
    ip_configuration {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    ip_configuration {
      ssl_mode = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
