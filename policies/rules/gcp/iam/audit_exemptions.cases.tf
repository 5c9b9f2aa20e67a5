variable "unknown" {}

resource "google_project_iam_audit_config" "pass_nobody" {
  audit_log_config {
    log_type = "DATA_READ"
  }
}

resource "google_project_iam_audit_config" "fail_somebody" {
  audit_log_config {
    log_type         = "DATA_READ"
    exempted_members = ["user:a@example.com"]
  }
}

resource "google_project_iam_audit_config" "unknown" {
  audit_log_config {
    log_type         = "DATA_READ"
    exempted_members = var.unknown
  }
}

resource "google_project_service" "na" {}
