variable "unknown" {}

resource "aws_workspaces_workspace" "pass" {
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = true
}

resource "aws_workspaces_workspace" "fail_default" {}

resource "aws_workspaces_workspace" "unknown" {
  root_volume_encryption_enabled = true
  user_volume_encryption_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
