variable "unknown" {}

resource "google_service_account_key" "pass_uploaded" {
  service_account_id = "a"
  public_key_data    = "k"
}

resource "google_service_account_key" "fail_made" {
  service_account_id = "a"
}

resource "google_service_account_key" "unknown" {
  service_account_id = var.unknown
}

resource "google_project_service" "na" {}
