variable "unknown" {}

resource "aws_iam_policy_attachment" "pass" {
  name       = "readers"
  groups     = ["readers"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_policy" "fail_inline" {
  user = "ada"
}

resource "aws_iam_policy_attachment" "fail_users" {
  name       = "readers"
  users      = ["ada"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "unknown" {
  name       = "readers"
  users      = var.unknown
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
