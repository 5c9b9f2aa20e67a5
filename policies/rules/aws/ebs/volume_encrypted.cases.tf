variable "unknown" {}

resource "aws_ebs_volume" "pass" {
  encrypted = true
}

resource "aws_ebs_volume" "fail_default" {}

resource "aws_ebs_snapshot_copy" "fail_copy" {
  encrypted = false
}

resource "aws_ebs_volume" "unknown" {
  encrypted = var.unknown
}

resource "aws_ebs_encryption_by_default" "na_setting" {
  enabled = false
}
