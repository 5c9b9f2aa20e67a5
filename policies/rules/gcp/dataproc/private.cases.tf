variable "unknown" {}

resource "google_dataproc_cluster" "pass_private" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = true
    }
  }
}

resource "google_dataproc_cluster" "fail_default" {}

resource "google_dataproc_cluster" "unknown" {
  cluster_config {
    gce_cluster_config {
      internal_ip_only = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
