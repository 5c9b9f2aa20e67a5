variable "unknown" {}

resource "aws_api_gateway_method" "pass" {
  http_method = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_method" "pass_preflight" {
  http_method = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "fail" {
  http_method = "GET"
  authorization = "NONE"
}

resource "aws_apigatewayv2_route" "fail_route" {
  route_key = "GET /"
}

resource "aws_api_gateway_method" "unknown" {
  http_method = "GET"
  authorization = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
