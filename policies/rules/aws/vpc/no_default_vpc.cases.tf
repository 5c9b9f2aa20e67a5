resource "aws_default_vpc" "fail_adopted" {}

resource "aws_vpc" "pass_own" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
