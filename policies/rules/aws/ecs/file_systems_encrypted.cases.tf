variable "unknown" {}

resource "aws_ecs_task_definition" "pass" {
  family = "orders"
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = "ENABLED"
    }
  }
}

resource "aws_ecs_task_definition" "fail" {
  family = "orders"
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id = "fs-1"
    }
  }
}

resource "aws_ecs_task_definition" "unknown" {
  family = "orders"
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = var.unknown
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
