resource "aws_glue_job" "pass" {
  security_configuration = "encrypted"
}

resource "aws_glue_crawler" "fail_default" {}

resource "aws_glue_job" "unknown" {
  security_configuration = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
