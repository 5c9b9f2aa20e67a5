resource "google_compute_target_https_proxy" "pass_policy" {
  ssl_policy = google_compute_ssl_policy.p.id
}

resource "google_compute_ssl_policy" "p" {
  min_tls_version = "TLS_1_2"
}

resource "google_compute_target_https_proxy" "fail_default" {}

resource "google_compute_target_https_proxy" "unknown" {
  ssl_policy = uuid()
}

resource "google_project_service" "na" {}
