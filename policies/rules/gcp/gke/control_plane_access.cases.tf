variable "unknown" {}

resource "google_container_cluster" "pass_named" {
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "203.0.113.0/24"
    }
  }
}

resource "google_container_cluster" "pass_private" {
  private_cluster_config {
    enable_private_endpoint = true
  }
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "fail_everywhere" {
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "0.0.0.0/0"
    }
  }
}

resource "google_container_cluster" "unknown" {
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = var.unknown
    }
  }
}

resource "google_project_service" "na" {}
