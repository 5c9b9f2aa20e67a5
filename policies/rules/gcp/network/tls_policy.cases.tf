variable "unknown" {}

resource "google_compute_ssl_policy" "pass_new" {
  min_tls_version = "TLS_1_2"
}

resource "google_compute_ssl_policy" "fail_default" {}

resource "google_compute_ssl_policy" "fail_old" {
  min_tls_version = "TLS_1_1"
}

resource "google_compute_ssl_policy" "unknown" {
  min_tls_version = var.unknown
}

resource "google_project_service" "na" {}
