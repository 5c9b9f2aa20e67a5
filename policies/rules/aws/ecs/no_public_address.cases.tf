variable "unknown" {}

resource "aws_ecs_service" "pass" {
  network_configuration {
    subnets = ["subnet-1"]
  }
}

resource "aws_ecs_service" "fail" {
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "unknown" {
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
