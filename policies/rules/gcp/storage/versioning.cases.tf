variable "unknown" {}

resource "google_storage_bucket" "pass_on" {
  versioning {
    enabled = true
  }
}

resource "google_storage_bucket" "na_retained" {
  retention_policy {
    retention_period = 86400
  }
}

resource "google_storage_bucket" "fail_default" {}

resource "google_storage_bucket" "fail_off" {
  versioning {
    enabled = false
  }
}

resource "google_storage_bucket" "unknown" {
  versioning {
    enabled = var.unknown
  }
}
