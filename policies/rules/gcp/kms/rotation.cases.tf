variable "unknown" {}

resource "google_kms_crypto_key" "pass_quarter" {
  rotation_period = "7776000s"
}

resource "google_kms_crypto_key" "na_signing" {
  purpose = "ASYMMETRIC_SIGN"
}

resource "google_kms_crypto_key" "fail_default" {}

resource "google_kms_crypto_key" "fail_year" {
  rotation_period = "31536000s"
}

resource "google_kms_crypto_key" "unknown" {
  rotation_period = var.unknown
}
