variable "unknown" {}

resource "aws_efs_file_system" "pass" {}

resource "aws_efs_backup_policy" "main" {
  file_system_id = aws_efs_file_system.pass.id
  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "fail_none" {}

resource "aws_efs_file_system" "unknown" {}

resource "aws_efs_backup_policy" "other" {
  file_system_id = aws_efs_file_system.unknown.id
  backup_policy {
    status = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
