variable "unknown" {}

resource "aws_ssm_document" "pass" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = jsonencode({ inputs = { cloudWatchLogGroupName = "sessions", cloudWatchEncryptionEnabled = true, kmsKeyId = "key" } })
}

resource "aws_ssm_document" "fail" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = jsonencode({ inputs = { s3BucketName = "" } })
}

resource "aws_ssm_document" "na_command" {
  name          = "x"
  document_type = "Command"
}

resource "aws_ssm_document" "unknown" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = var.unknown
}
