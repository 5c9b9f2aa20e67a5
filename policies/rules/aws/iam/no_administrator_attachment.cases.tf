variable "unknown" {}

resource "aws_iam_role_policy_attachment" "pass" {
  role       = "reader"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role_policy_attachment" "fail" {
  role       = "worker"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role" "fail_on_the_role" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}

resource "aws_iam_user_policy_attachment" "unknown" {
  user       = "ada"
  policy_arn = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
