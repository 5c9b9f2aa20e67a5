variable "unknown" {}

resource "aws_codebuild_project" "pass" {
  artifacts {
    type = "S3"
  }
}

resource "aws_codebuild_project" "fail" {
  artifacts {
    type                = "S3"
    encryption_disabled = true
  }
}

resource "aws_codebuild_project" "unknown" {
  artifacts {
    type                = "S3"
    encryption_disabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
