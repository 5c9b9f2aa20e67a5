variable "unknown" {}

resource "aws_ssm_parameter" "pass" {
  name = "/orders/db/password"
  type = "SecureString"
}

resource "aws_ssm_parameter" "pass_setting" {
  name = "/orders/db/host"
  type = "String"
}

resource "aws_ssm_parameter" "fail" {
  name = "/orders/db_password"
  type = "String"
}

resource "aws_ssm_parameter" "unknown" {
  name = var.unknown
  type = "String"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
