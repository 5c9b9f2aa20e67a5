resource "google_dataproc_cluster" "pass_key" {
  cluster_config {
    encryption_config {
      kms_key_name = "k"
    }
  }
}

resource "google_dataproc_cluster" "fail_default" {}

resource "google_dataproc_cluster" "unknown" {
  dynamic "cluster_config" {
    for_each = split(",", uuid())
    content {}
  }
}

resource "google_project_service" "na" {}
