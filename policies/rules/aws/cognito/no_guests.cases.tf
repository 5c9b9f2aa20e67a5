variable "unknown" {}

resource "aws_cognito_identity_pool" "pass_default" {}

resource "aws_cognito_identity_pool" "fail" {
  allow_unauthenticated_identities = true
}

resource "aws_cognito_identity_pool" "unknown" {
  allow_unauthenticated_identities = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
