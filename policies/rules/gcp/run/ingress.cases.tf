variable "unknown" {}

resource "google_cloud_run_v2_service" "pass_internal" {
  ingress = "INGRESS_TRAFFIC_INTERNAL_ONLY"
}

resource "google_cloudfunctions2_function" "pass_function" {
  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY"
  }
}

resource "google_cloud_run_v2_service" "fail_default" {}

resource "google_cloudfunctions_function" "fail_function" {
  ingress_settings = "ALLOW_ALL"
}

resource "google_cloudfunctions2_function" "fail_second" {}

resource "google_cloud_run_v2_service" "unknown" {
  ingress = var.unknown
}

resource "google_project_service" "na" {}
