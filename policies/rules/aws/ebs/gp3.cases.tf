variable "unknown" {}

resource "aws_ebs_volume" "pass" {
  type = "gp3"
}

resource "aws_ebs_volume" "fail_default" {}

resource "aws_instance" "fail_root" {
  root_block_device {
    volume_type = "gp2"
  }
}

resource "aws_launch_template" "fail_template" {
  block_device_mappings {
    ebs {
      volume_type = "gp2"
    }
  }
}

resource "aws_db_instance" "fail_database" {
  storage_type = "gp2"
}

resource "aws_ebs_volume" "unknown" {
  type = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
