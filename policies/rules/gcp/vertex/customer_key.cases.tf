resource "google_vertex_ai_dataset" "pass_key" {
  encryption_spec {
    kms_key_name = "k"
  }
}

resource "google_vertex_ai_dataset" "fail_default" {}

resource "google_vertex_ai_dataset" "unknown" {
  dynamic "encryption_spec" {
    for_each = split(",", uuid())
    content {
      kms_key_name = "k"
    }
  }
}

resource "google_project_service" "na" {}
