variable "unknown" {}

resource "google_container_cluster" "pass_default" {}

resource "google_container_cluster" "pass_off" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }
}

resource "google_container_cluster" "fail_password" {
  master_auth {
    username = "admin"
    password = "p"
  }
}

resource "google_container_cluster" "fail_certificate" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = true
    }
  }
}

resource "google_container_cluster" "unknown" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
