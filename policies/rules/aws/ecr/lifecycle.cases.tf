resource "aws_ecr_repository" "pass" {
  name = "orders"
}

resource "aws_ecr_lifecycle_policy" "orders" {
  repository = aws_ecr_repository.pass.name
  policy     = "{}"
}

resource "aws_ecr_repository" "fail_none" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
