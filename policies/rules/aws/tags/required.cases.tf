variable "unknown" {}

resource "aws_instance" "pass" {
  tags = {
    Owner = "orders"
  }
}

resource "aws_autoscaling_group" "pass_group" {
  tag {
    key                 = "Owner"
    value               = "orders"
    propagate_at_launch = true
  }
}

resource "aws_instance" "fail_none" {}

resource "aws_s3_bucket" "fail_empty" {
  tags = {}
}

resource "aws_instance" "unknown" {
  tags = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
