variable "unknown" {}

resource "aws_ecs_task_definition" "pass" {
  family = "orders"
  container_definitions = jsonencode([{
    name                   = "orders"
    image                  = "orders:1"
    readonlyRootFilesystem = true
  }])
}

resource "aws_ecs_task_definition" "fail_default" {
  family = "orders"
  container_definitions = jsonencode([{
    name  = "orders"
    image = "orders:1"
  }])
}

resource "aws_ecs_task_definition" "unknown" {
  family                = "orders"
  container_definitions = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
