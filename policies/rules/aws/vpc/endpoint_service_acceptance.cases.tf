variable "unknown" {}

resource "aws_vpc_endpoint_service" "pass" {
  acceptance_required = true
}

resource "aws_vpc_endpoint_service" "fail" {
  acceptance_required = false
}

resource "aws_vpc_endpoint_service" "unknown" {
  acceptance_required = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
