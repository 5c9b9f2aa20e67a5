variable "unknown" {}

resource "google_redis_instance" "pass_two" {
  tier = "STANDARD_HA"
}

resource "google_redis_instance" "fail_default" {}

resource "google_redis_instance" "unknown" {
  tier = var.unknown
}

resource "google_project_service" "na" {}
