variable "unknown" {}

resource "aws_ecs_task_definition" "pass" {
  family = "orders"
  container_definitions = jsonencode([{
    name  = "orders"
    image = "orders:1"
  }])
}

resource "aws_ecs_task_definition" "fail_privileged" {
  family = "orders"
  container_definitions = jsonencode([{
    name       = "orders"
    image      = "orders:1"
    privileged = true
  }])
}

resource "aws_ecs_task_definition" "fail_host_processes" {
  family   = "orders"
  pid_mode = "host"
  container_definitions = jsonencode([{
    name  = "orders"
    image = "orders:1"
  }])
}

resource "aws_batch_job_definition" "fail_job" {
  container_properties = jsonencode({ privileged = true })
}

resource "aws_ecs_task_definition" "unknown" {
  family                = "orders"
  container_definitions = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
