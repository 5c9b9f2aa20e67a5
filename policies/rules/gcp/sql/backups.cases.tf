variable "unknown" {}

resource "google_sql_database_instance" "pass_on" {
  settings {
    backup_configuration {
      enabled = true
    }
  }
}

resource "google_sql_database_instance" "na_replica" {
  master_instance_name = "primary"
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_default" {
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_off" {
  settings {
    backup_configuration {
      enabled = false
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    backup_configuration {
      enabled = var.unknown
    }
  }
}
