variable "unknown" {}

resource "google_container_node_pool" "pass_on" {
  node_config {
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}

resource "google_container_cluster" "na_removed" {
  remove_default_node_pool = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_node_pool" "fail_pool" {
  node_config {
    image_type = "COS_CONTAINERD"
  }
}

resource "google_container_node_pool" "unknown" {
  node_config {
    workload_metadata_config {
      mode = var.unknown
    }
  }
}
