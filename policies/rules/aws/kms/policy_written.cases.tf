resource "aws_kms_key" "pass" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
    }]
  })
}

resource "aws_kms_key" "pass_beside" {}

resource "aws_kms_key" "unknown" {
  policy = uuid()
}

resource "aws_kms_key_policy" "beside" {
  key_id = aws_kms_key.pass_beside.id
  policy = "{}"
}

resource "aws_kms_key" "fail_default" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
