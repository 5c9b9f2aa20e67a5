resource "google_storage_bucket" "pass_logged" {
  logging {
    log_bucket = "logs"
  }
}

resource "google_storage_bucket" "fail_default" {}

resource "google_storage_bucket" "unknown" {
  dynamic "logging" {
    for_each = split(",", uuid())
    content {
      log_bucket = logging.value
    }
  }
}

resource "google_project_service" "na" {}
