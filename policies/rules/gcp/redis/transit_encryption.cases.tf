variable "unknown" {}

resource "google_redis_instance" "pass_on" {
  transit_encryption_mode = "SERVER_AUTHENTICATION"
}

resource "google_redis_instance" "fail_default" {}

resource "google_redis_instance" "unknown" {
  transit_encryption_mode = var.unknown
}

resource "google_project_service" "na" {}
