variable "unknown" {}

resource "google_container_cluster" "pass_private" {
  private_cluster_config {
    enable_private_nodes = true
  }
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "fail_off" {
  private_cluster_config {
    enable_private_nodes = false
  }
}

resource "google_container_cluster" "unknown" {
  private_cluster_config {
    enable_private_nodes = var.unknown
  }
}

resource "google_project_service" "na" {}
