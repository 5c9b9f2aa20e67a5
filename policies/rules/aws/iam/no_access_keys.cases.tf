variable "unknown" {}

resource "aws_iam_access_key" "pass_encrypted" {
  user    = "ada"
  pgp_key = "keybase:ada"
}

resource "aws_iam_access_key" "fail" {
  user = "ada"
}

resource "aws_iam_access_key" "unknown" {
  user    = "ada"
  pgp_key = "keybase:ada"
  status  = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
