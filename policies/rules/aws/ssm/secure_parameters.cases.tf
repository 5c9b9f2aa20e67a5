variable "unknown" {}

resource "aws_ssm_parameter" "pass" {
  type = "SecureString"
}

resource "aws_ssm_parameter" "fail" {
  type = "String"
}

resource "aws_ssm_parameter" "unknown" {
  type = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
