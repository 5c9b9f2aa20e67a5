variable "unknown" {}

resource "google_container_cluster" "pass_on" {
  enable_intranode_visibility = true
}

resource "google_container_cluster" "na_autopilot" {
  enable_autopilot = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "unknown" {
  enable_intranode_visibility = var.unknown
}
