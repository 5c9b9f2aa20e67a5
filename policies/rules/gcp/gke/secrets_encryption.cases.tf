variable "unknown" {}

resource "google_container_cluster" "pass_on" {
  database_encryption {
    state    = "ENCRYPTED"
    key_name = "k"
  }
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "unknown" {
  database_encryption {
    state = var.unknown
  }
}

resource "google_project_service" "na" {}
