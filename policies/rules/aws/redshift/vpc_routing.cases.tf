variable "unknown" {}

resource "aws_redshift_cluster" "pass" {
  enhanced_vpc_routing = true
}

resource "aws_redshift_cluster" "fail_default" {}

resource "aws_redshift_cluster" "unknown" {
  enhanced_vpc_routing = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
