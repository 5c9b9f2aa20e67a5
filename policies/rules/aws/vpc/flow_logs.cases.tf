resource "aws_vpc" "pass" {}

resource "aws_flow_log" "main" {
  vpc_id       = aws_vpc.pass.id
  traffic_type = "ALL"
}

resource "aws_vpc" "fail_none" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
