variable "unknown" {}

resource "aws_kinesis_stream" "pass" {
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}

resource "aws_kinesis_stream" "fail_default" {}

resource "aws_kinesis_firehose_delivery_stream" "fail_firehose" {}

resource "aws_kinesis_firehose_delivery_stream" "na_reads_a_stream" {
  kinesis_source_configuration {
    kinesis_stream_arn = "x"
    role_arn           = "y"
  }
}

resource "aws_kinesis_stream" "unknown" {
  encryption_type = var.unknown
}
