resource "aws_iam_instance_profile" "web" {
  name = "web"
}

resource "aws_instance" "pass" {
  iam_instance_profile = aws_iam_instance_profile.web.name
}

resource "aws_instance" "fail_none" {}

resource "aws_instance" "unknown" {
  iam_instance_profile = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
