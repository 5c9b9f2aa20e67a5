variable "unknown" {}

resource "aws_instance" "pass" {
  root_block_device {
    encrypted = true
  }
}

resource "aws_launch_template" "pass_no_mapping" {}

resource "aws_instance" "fail_default" {}

resource "aws_instance" "fail_second_volume" {
  root_block_device {
    encrypted = true
  }
  ebs_block_device {
    device_name = "/dev/sdb"
  }
}

resource "aws_launch_template" "fail_mapping" {
  block_device_mappings {
    device_name = "/dev/sda1"
    ebs {
      volume_size = 8
    }
  }
}

resource "aws_launch_configuration" "fail_configuration" {
  root_block_device {
    encrypted = false
  }
}

resource "aws_instance" "unknown" {
  root_block_device {
    encrypted = var.unknown
  }
}

resource "aws_ebs_encryption_by_default" "na_setting" {
  enabled = false
}
