resource "aws_instance" "web" {}

resource "aws_eip" "pass_instance" {
  instance = aws_instance.web.id
}

resource "aws_eip" "pass_gateway" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.pass_gateway.id
}

resource "aws_eip" "fail_alone" {}

resource "aws_eip" "unknown" {
  instance = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
