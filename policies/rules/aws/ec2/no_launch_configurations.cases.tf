resource "aws_autoscaling_group" "pass" {
  launch_template {
    id = "lt-1"
  }
}

resource "aws_autoscaling_group" "fail" {
  launch_configuration = "web"
}

resource "aws_autoscaling_group" "unknown" {
  launch_configuration = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
