variable "unknown" {}

resource "google_redis_instance" "pass_on" {
  auth_enabled = true
}

resource "google_redis_instance" "fail_default" {}

resource "google_redis_instance" "unknown" {
  auth_enabled = var.unknown
}

resource "google_project_service" "na" {}
