variable "unknown" {}

resource "aws_athena_workgroup" "pass" {
  configuration {
    result_configuration {
      encryption_configuration {
        encryption_option = "SSE_KMS"
      }
    }
  }
}

resource "aws_athena_workgroup" "fail_default" {}

resource "aws_athena_database" "fail_database" {}

resource "aws_athena_workgroup" "unknown" {
  configuration {
    enforce_workgroup_configuration = var.unknown
    result_configuration {
      encryption_configuration {
        encryption_option = "SSE_KMS"
      }
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
