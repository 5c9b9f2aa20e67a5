variable "unknown" {}

resource "google_container_node_pool" "pass_on" {
  management {
    auto_repair  = true
    auto_upgrade = true
  }
}

resource "google_container_node_pool" "fail_default" {}

resource "google_container_node_pool" "fail_half" {
  management {
    auto_repair  = true
    auto_upgrade = false
  }
}

resource "google_container_node_pool" "unknown" {
  management {
    auto_repair  = true
    auto_upgrade = var.unknown
  }
}

resource "google_project_service" "na" {}
