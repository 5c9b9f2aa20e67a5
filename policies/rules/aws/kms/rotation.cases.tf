variable "unknown" {}

resource "aws_kms_key" "pass" {
  enable_key_rotation = true
}

resource "aws_kms_key" "fail_default" {}

resource "aws_kms_key" "na_signing" {
  customer_master_key_spec = "ECC_NIST_P256"
  key_usage                = "SIGN_VERIFY"
}

resource "aws_kms_key" "unknown" {
  enable_key_rotation = var.unknown
}
