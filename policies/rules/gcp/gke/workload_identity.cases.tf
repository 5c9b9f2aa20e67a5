resource "google_container_cluster" "pass_on" {
  workload_identity_config {
    workload_pool = "p.svc.id.goog"
  }
}

resource "google_container_cluster" "na_autopilot" {
  enable_autopilot = true
}

resource "google_container_cluster" "fail_default" {}

resource "google_container_cluster" "unknown" {
  dynamic "workload_identity_config" {
    for_each = split(",", uuid())
    content {
      workload_pool = "p"
    }
  }
}
