resource "google_container_node_pool" "pass_own" {
  node_config {
    service_account = google_service_account.nodes.email
  }
}

resource "google_service_account" "nodes" {}

resource "google_container_cluster" "na_autopilot" {
  enable_autopilot = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_node_pool" "fail_named" {
  node_config {
    service_account = "default"
  }
}

resource "google_container_node_pool" "unknown" {
  node_config {
    service_account = uuid()
  }
}
