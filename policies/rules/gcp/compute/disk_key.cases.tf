resource "google_compute_disk" "pass_key" {
  disk_encryption_key {
    kms_key_self_link = "k"
  }
}

resource "google_compute_disk" "fail_default" {}

resource "google_compute_disk" "unknown" {
  dynamic "disk_encryption_key" {
    for_each = split(",", uuid())
    content {
      kms_key_self_link = "k"
    }
  }
}

resource "google_project_service" "na" {}
