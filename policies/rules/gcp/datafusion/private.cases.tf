variable "unknown" {}

resource "google_data_fusion_instance" "pass_private" {
  private_instance = true
}

resource "google_data_fusion_instance" "fail_default" {}

resource "google_data_fusion_instance" "unknown" {
  private_instance = var.unknown
}

resource "google_project_service" "na" {}
