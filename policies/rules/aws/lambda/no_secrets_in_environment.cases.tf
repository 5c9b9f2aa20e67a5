variable "unknown" {}

resource "aws_lambda_function" "pass" {
  environment {
    variables = {
      TABLE  = "orders"
      SECRET = "arn:aws:secretsmanager:us-east-1:111122223333:secret:db"
    }
  }
}

resource "aws_lambda_function" "fail_access_key" {
  environment {
    variables = {
      ACCESS = "AKIAIOSFODNN7EXAMPLE"
    }
  }
}

resource "aws_lambda_function" "fail_password" {
  environment {
    variables = {
      DB_PASSWORD = "hunter2hunter2"
    }
  }
}

resource "aws_ecs_task_definition" "fail_container" {
  family = "orders"
  container_definitions = jsonencode([{
    name        = "orders"
    image       = "orders:1"
    environment = [{ name = "DB_PASSWORD", value = "hunter2hunter2" }]
  }])
}

resource "aws_ecs_task_definition" "pass_container" {
  family = "orders"
  container_definitions = jsonencode([{
    name    = "orders"
    image   = "orders:1"
    secrets = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:ssm:us-east-1:111122223333:parameter/db" }]
  }])
}

resource "aws_codebuild_project" "fail_build" {
  environment {
    environment_variable {
      name  = "API_TOKEN"
      value = "abcdefgh12345678"
    }
  }
}

resource "aws_batch_job_definition" "pass_job" {
  container_properties = jsonencode({ image = "orders:1" })
}

resource "aws_lambda_function" "unknown" {
  environment {
    variables = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
