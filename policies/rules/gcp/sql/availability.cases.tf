variable "unknown" {}

resource "google_sql_database_instance" "pass_regional" {
  settings {
    availability_type = "REGIONAL"
  }
}

resource "google_sql_database_instance" "na_replica" {
  master_instance_name = "primary"
  settings {
    tier = "t"
  }
}

resource "google_sql_database_instance" "fail_default" {
  settings {
    tier = "t"
  }
}

resource "google_sql_database_instance" "unknown" {
  settings {
    availability_type = var.unknown
  }
}
