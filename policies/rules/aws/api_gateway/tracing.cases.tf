variable "unknown" {}

resource "aws_api_gateway_stage" "pass" {
  xray_tracing_enabled = true
}

resource "aws_sfn_state_machine" "pass_machine" {
  tracing_configuration {
    enabled = true
  }
}

resource "aws_api_gateway_stage" "fail_default" {}

resource "aws_sfn_state_machine" "fail_machine" {}

resource "aws_appsync_graphql_api" "fail_graph" {}

resource "aws_api_gateway_stage" "unknown" {
  xray_tracing_enabled = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
