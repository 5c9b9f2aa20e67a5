resource "aws_lambda_code_signing_config" "main" {}

resource "aws_lambda_function" "pass" {
  code_signing_config_arn = aws_lambda_code_signing_config.main.arn
}

resource "aws_lambda_function" "fail_default" {}

resource "aws_lambda_function" "na_image" {
  package_type = "Image"
}

resource "aws_lambda_function" "unknown" {
  code_signing_config_arn = uuid()
}
