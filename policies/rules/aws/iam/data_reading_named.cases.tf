variable "unknown" {}

resource "aws_iam_policy" "pass_named" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::orders/*"
    }]
  })
}

resource "aws_iam_policy" "pass_describes" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "ec2:Describe*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "fail" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "secretsmanager:GetSecretValue"
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:Get*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "unknown" {
  policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
