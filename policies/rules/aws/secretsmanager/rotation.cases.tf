resource "aws_secretsmanager_secret" "pass" {}

resource "aws_secretsmanager_secret_rotation" "main" {
  secret_id = aws_secretsmanager_secret.pass.id
  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "fail_none" {}

resource "aws_secretsmanager_secret" "unknown" {
  rotation_lambda_arn = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
