variable "unknown" {}

resource "google_sql_database_instance" "pass_on" {
  database_version = "POSTGRES_16"
  settings {
    database_flags {
      name  = "log_checkpoints"
      value = "on"
    }
    database_flags {
      name  = "log_connections"
      value = "on"
    }
    database_flags {
      name  = "log_disconnections"
      value = "on"
    }
    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }
  }
}

resource "google_sql_database_instance" "na_mysql" {
  database_version = "MYSQL_8_0"
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_default" {
  database_version = "POSTGRES_16"
  settings {
    tier = "db-f1-micro"
  }
}

resource "google_sql_database_instance" "fail_off" {
  database_version = "POSTGRES_16"
  settings {
    database_flags {
      name  = "log_connections"
      value = "off"
    }
  }
}

resource "google_sql_database_instance" "unknown" {
  database_version = "POSTGRES_16"
  settings {
    database_flags {
      name  = "log_connections"
      value = var.unknown
    }
  }
}
