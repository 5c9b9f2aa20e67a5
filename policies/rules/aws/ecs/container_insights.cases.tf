variable "unknown" {}

resource "aws_ecs_cluster" "pass" {
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "fail_default" {}

resource "aws_ecs_cluster" "unknown" {
  setting {
    name  = "containerInsights"
    value = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
