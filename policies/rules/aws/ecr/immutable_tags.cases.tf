variable "unknown" {}

resource "aws_ecr_repository" "pass" {
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "fail_default" {}

resource "aws_ecr_repository" "unknown" {
  image_tag_mutability = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
