variable "unknown" {}

resource "aws_codebuild_project" "pass_default" {}

resource "aws_codebuild_project" "fail" {
  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}

resource "aws_codebuild_project" "unknown" {
  logs_config {
    cloudwatch_logs {
      status = var.unknown
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
