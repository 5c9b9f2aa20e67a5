resource "aws_sqs_queue" "orders" {
  name                       = "${local.name}-orders"
  visibility_timeout_seconds = 120
  kms_master_key_id          = aws_kms_key.data.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_failed.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "orders_failed" {
  name                      = "${local.name}-orders-failed"
  message_retention_seconds = 1209600
}

data "aws_iam_policy_document" "fulfil_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "fulfil" {
  statement {
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.orders.arn]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.data.arn]
  }
}

resource "aws_iam_role" "fulfil" {
  name               = "${local.name}-fulfil"
  assume_role_policy = data.aws_iam_policy_document.fulfil_assume.json
}

resource "aws_iam_role_policy" "fulfil" {
  name   = "orders"
  role   = aws_iam_role.fulfil.id
  policy = data.aws_iam_policy_document.fulfil.json
}

resource "aws_lambda_function" "fulfil" {
  function_name = "${local.name}-fulfil"
  description   = "Turns a paid order into parcels"
  package_type  = "Image"
  image_uri     = "example.com/sample-shop/fulfil:0.9.4"
  role          = aws_iam_role.fulfil.arn
  memory_size   = 512
  timeout       = 60

  vpc_config {
    subnet_ids         = module.network.private_subnet_ids
    security_group_ids = [aws_security_group.data.id]
  }

  depends_on = [aws_cloudwatch_log_group.fulfil]
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.fulfil.arn
  batch_size       = 10
}

resource "aws_cloudwatch_log_group" "fulfil" {
  name              = "/aws/lambda/${local.name}-fulfil"
  retention_in_days = 30
}
