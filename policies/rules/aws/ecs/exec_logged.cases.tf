variable "unknown" {}

resource "aws_ecs_cluster" "pass_default" {}

resource "aws_ecs_cluster" "fail" {
  configuration {
    execute_command_configuration {
      logging = "NONE"
    }
  }
}

resource "aws_ecs_cluster" "unknown" {
  configuration {
    execute_command_configuration {
      logging = var.unknown
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
