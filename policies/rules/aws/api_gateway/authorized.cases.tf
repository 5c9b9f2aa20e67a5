variable "unknown" {}

resource "aws_api_gateway_method" "pass" {
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_method" "pass_preflight" {
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "fail" {
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_apigatewayv2_route" "fail_route" {
  route_key = "GET /"
}

resource "aws_apigatewayv2_api" "socket" {
  name          = "socket"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_route" "fail_connect" {
  api_id    = aws_apigatewayv2_api.socket.id
  route_key = "$connect"
}

resource "aws_apigatewayv2_route" "na_message" {
  api_id    = aws_apigatewayv2_api.socket.id
  route_key = "$default"
}

resource "aws_api_gateway_method" "unknown" {
  http_method   = "GET"
  authorization = var.unknown
}
