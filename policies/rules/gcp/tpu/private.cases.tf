variable "unknown" {}

resource "google_tpu_v2_vm" "pass_private" {
  network_config {
    enable_external_ips = false
  }
}

resource "google_tpu_v2_vm" "fail_default" {}

resource "google_tpu_v2_vm" "unknown" {
  network_config {
    enable_external_ips = var.unknown
  }
}

resource "google_project_service" "na" {}
