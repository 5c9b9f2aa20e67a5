resource "google_storage_bucket" "pass_key" {
  encryption {
    default_kms_key_name = "k"
  }
}

resource "google_storage_bucket" "fail_default" {}

resource "google_storage_bucket" "unknown" {
  dynamic "encryption" {
    for_each = split(",", uuid())
    content {
      default_kms_key_name = encryption.value
    }
  }
}

resource "google_project_service" "na" {}
