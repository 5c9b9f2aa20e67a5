variable "unknown" {}

resource "google_data_fusion_instance" "pass_on" {
  enable_stackdriver_logging    = true
  enable_stackdriver_monitoring = true
}

resource "google_data_fusion_instance" "fail_default" {}

resource "google_data_fusion_instance" "unknown" {
  enable_stackdriver_logging    = true
  enable_stackdriver_monitoring = var.unknown
}

resource "google_project_service" "na" {}
