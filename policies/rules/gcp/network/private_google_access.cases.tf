variable "unknown" {}

resource "google_compute_subnetwork" "pass_on" {
  private_ip_google_access = true
}

resource "google_compute_subnetwork" "na_proxy" {
  purpose = "REGIONAL_MANAGED_PROXY"
}

resource "google_compute_subnetwork" "fail_default" {}

resource "google_compute_subnetwork" "unknown" {
  private_ip_google_access = var.unknown
}
