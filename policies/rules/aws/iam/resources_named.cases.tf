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

resource "aws_iam_policy" "pass_takes_no_resource" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:DescribeInstances", "ecr:GetAuthorizationToken", "cloudwatch:PutMetricData"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "pass_conditional" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "ec2:StopInstances"
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = "orders" } }
    }]
  })
}

resource "aws_iam_policy" "fail" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_in_a_list" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:DeleteQueue"
      Resource = ["arn:aws:sqs:us-east-1:111122223333:orders", "*"]
    }]
  })
}

resource "aws_iam_policy" "unknown" {
  policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
