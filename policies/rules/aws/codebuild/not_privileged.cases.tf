variable "unknown" {}

resource "aws_codebuild_project" "pass" {
  environment {
    type = "LINUX_CONTAINER"
  }
}

resource "aws_codebuild_project" "fail" {
  environment {
    privileged_mode = true
  }
}

resource "aws_codebuild_project" "unknown" {
  environment {
    privileged_mode = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
