variable "unknown" {}

resource "google_container_cluster" "pass_regular" {
  release_channel {
    channel = "REGULAR"
  }
}

resource "google_container_cluster" "na_autopilot" {
  enable_autopilot = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "fail_none" {
  release_channel {
    channel = "UNSPECIFIED"
  }
}

resource "google_container_cluster" "unknown" {
  release_channel {
    channel = var.unknown
  }
}
