variable "unknown" {}

resource "aws_autoscaling_group" "pass" {
  vpc_zone_identifier = ["subnet-1", "subnet-2"]
}

resource "aws_autoscaling_group" "fail_one" {
  availability_zones = ["us-east-1a"]
}

resource "aws_autoscaling_group" "unknown" {
  vpc_zone_identifier = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
