resource "aws_vpc" "pass" {}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.pass.id
}

resource "aws_vpc" "fail_left_alone" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
