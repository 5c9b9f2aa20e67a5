variable "unknown" {}

resource "aws_iam_account_password_policy" "pass" {
  minimum_password_length      = 16
  require_lowercase_characters = true
  require_uppercase_characters = true
  require_numbers              = true
  require_symbols              = true
  password_reuse_prevention    = 24
}

resource "aws_iam_account_password_policy" "fail_default" {}

resource "aws_iam_account_password_policy" "unknown" {
  minimum_password_length      = var.unknown
  require_lowercase_characters = true
  require_uppercase_characters = true
  require_numbers              = true
  require_symbols              = true
  password_reuse_prevention    = 24
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
