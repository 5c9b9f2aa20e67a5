resource "google_spanner_database" "pass_key" {
  encryption_config {
    kms_key_name = "k"
  }
}

resource "google_spanner_database" "fail_default" {}

resource "google_spanner_database" "unknown" {
  dynamic "encryption_config" {
    for_each = split(",", uuid())
    content {
      kms_key_name = "k"
    }
  }
}

resource "google_project_service" "na" {}
