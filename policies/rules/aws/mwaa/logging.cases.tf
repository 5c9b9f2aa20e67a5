variable "unknown" {}

resource "aws_mwaa_environment" "pass" {
  logging_configuration {
    scheduler_logs {
      enabled = true
    }
    webserver_logs {
      enabled = true
    }
    worker_logs {
      enabled = true
    }
  }
}

resource "aws_mwaa_environment" "fail_default" {}

resource "aws_mwaa_environment" "unknown" {
  logging_configuration {
    scheduler_logs {
      enabled = var.unknown
    }
    webserver_logs {
      enabled = true
    }
    worker_logs {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
