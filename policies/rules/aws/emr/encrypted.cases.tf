variable "unknown" {}

resource "aws_emr_security_configuration" "pass" {
  configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, EnableInTransitEncryption = true } })
}

resource "aws_emr_security_configuration" "fail" {
  configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true, EnableInTransitEncryption = false } })
}

resource "aws_emr_security_configuration" "unknown" {
  configuration = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
