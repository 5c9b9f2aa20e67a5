resource "aws_autoscaling_group" "pass" {
  launch_template {
    id = "lt-1"
  }
}

resource "aws_autoscaling_group" "fail" {
  launch_configuration = "web"
}

resource "aws_launch_configuration" "main" {}

resource "aws_autoscaling_group" "fail_by_reference" {
  launch_configuration = aws_launch_configuration.main.name
}

resource "aws_autoscaling_group" "unknown" {
  launch_configuration = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
