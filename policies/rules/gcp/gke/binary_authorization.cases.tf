variable "unknown" {}

resource "google_container_cluster" "pass_on" {
  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "fail_disabled" {
  binary_authorization {
    evaluation_mode = "DISABLED"
  }
}

resource "google_container_cluster" "unknown" {
  binary_authorization {
    evaluation_mode = var.unknown
  }
}

resource "google_project_service" "na" {}
