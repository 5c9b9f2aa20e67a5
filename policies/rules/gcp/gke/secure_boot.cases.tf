variable "unknown" {}

resource "google_container_cluster" "pass_default" {}

resource "google_container_node_pool" "pass_on" {
  node_config {
    shielded_instance_config {
      enable_secure_boot = true
    }
  }
}

resource "google_container_cluster" "fail_off" {
  enable_shielded_nodes = false
}

resource "google_container_node_pool" "fail_pool" {
  node_config {
    image_type = "COS_CONTAINERD"
  }
}

resource "google_container_cluster" "unknown" {
  enable_shielded_nodes = var.unknown
}

resource "google_project_service" "na" {}
