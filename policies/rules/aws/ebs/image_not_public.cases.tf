variable "unknown" {}

resource "aws_ami_launch_permission" "pass" {
  image_id   = "ami-1"
  account_id = "111122223333"
}

resource "aws_ami_launch_permission" "fail" {
  image_id = "ami-1"
  group    = "all"
}

resource "aws_db_snapshot" "fail_snapshot" {
  db_instance_identifier = "orders"
  shared_accounts        = ["all"]
}

resource "aws_ssm_document" "fail_document" {
  name = "doc"
  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

resource "aws_ami_launch_permission" "unknown" {
  image_id = "ami-1"
  group    = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
