variable "unknown" {}

resource "aws_api_gateway_stage" "pass" {
  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:111122223333:log-group:api"
    format          = "$context.requestId"
  }
}

resource "aws_apigatewayv2_stage" "fail_default" {}

resource "aws_api_gateway_stage" "unknown" {
  dynamic "access_log_settings" {
    for_each = var.unknown
    content {
      destination_arn = access_log_settings.value
      format          = "x"
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
