variable "unknown" {}

resource "google_logging_project_bucket_config" "pass_long" {
  retention_days = 400
}

resource "google_logging_project_bucket_config" "fail_default" {}

resource "google_logging_project_bucket_config" "fail_short" {
  retention_days = 30
}

resource "google_logging_project_bucket_config" "unknown" {
  retention_days = var.unknown
}

resource "google_project_service" "na" {}
