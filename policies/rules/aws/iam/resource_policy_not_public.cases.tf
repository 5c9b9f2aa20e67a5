variable "unknown" {}

resource "aws_sqs_queue_policy" "pass" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Principal = "*"
      Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:us-east-1:111122223333:orders" } }
    }]
  })
}

resource "aws_sns_topic" "pass_without" {}

resource "aws_sqs_queue_policy" "fail" {
  queue_url = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:*"
      Resource  = "*"
      Principal = "*"
    }]
  })
}

resource "aws_elasticsearch_domain" "fail_search" {
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "es:*"
      Resource  = "*"
      Principal = { AWS = "*" }
    }]
  })
}

resource "aws_sns_topic_policy" "unknown" {
  arn    = "orders"
  policy = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
