resource "google_compute_subnetwork" "pass_logged" {
  log_config {
    flow_sampling = 0.5
  }
}

resource "google_compute_subnetwork" "na_proxy" {
  purpose = "REGIONAL_MANAGED_PROXY"
}

resource "google_compute_subnetwork" "fail_default" {}

resource "google_compute_subnetwork" "unknown" {
  dynamic "log_config" {
    for_each = split(",", uuid())
    content {}
  }
}
