resource "aws_kms_key" "data" {}

resource "aws_ebs_volume" "pass" {
  encrypted  = true
  kms_key_id = aws_kms_key.data.arn
}

resource "aws_dynamodb_table" "pass_block" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }
}

resource "aws_ebs_volume" "fail_default" {}

resource "aws_secretsmanager_secret" "fail_key_of_aws" {
  kms_key_id = "alias/aws/secretsmanager"
}

resource "aws_ecr_repository" "fail_block" {
  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ssm_parameter" "na_plain" {
  type = "String"
}

resource "aws_lambda_function" "na_no_variables" {}

resource "aws_lambda_function" "fail_function" {
  environment {
    variables = {
      TABLE = "orders"
    }
  }
}

resource "aws_ebs_volume" "unknown" {
  kms_key_id = uuid()
}
