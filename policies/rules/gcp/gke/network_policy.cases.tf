variable "unknown" {}

resource "google_container_cluster" "pass_dataplane" {
  datapath_provider = "ADVANCED_DATAPATH"
}

resource "google_container_cluster" "pass_old" {
  network_policy {
    enabled = true
  }
}

resource "google_container_cluster" "na_autopilot" {
  enable_autopilot = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "unknown" {
  datapath_provider = var.unknown
}
