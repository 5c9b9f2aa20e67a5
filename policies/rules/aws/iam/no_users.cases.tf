resource "aws_iam_role" "pass_role" {}

resource "aws_iam_user" "fail_user" {
  name = "ada"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
