resource "aws_sqs_queue" "pass" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.pass_takes_failed.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue" "pass_takes_failed" {}

resource "aws_sqs_queue" "fail_default" {}

resource "aws_sqs_queue" "na_allows" {
  redrive_allow_policy = "{}"
}

resource "aws_sqs_queue" "unknown" {
  redrive_allow_policy = uuid()
}
