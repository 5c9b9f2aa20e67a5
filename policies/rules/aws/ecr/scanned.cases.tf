variable "unknown" {}

resource "aws_ecr_repository" "pass" {
  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "fail_default" {}

resource "aws_ecr_repository" "unknown" {
  image_scanning_configuration {
    scan_on_push = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
