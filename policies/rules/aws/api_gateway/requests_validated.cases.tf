resource "aws_api_gateway_request_validator" "body" {
  name = "body"
}

resource "aws_api_gateway_method" "pass" {
  http_method          = "POST"
  request_validator_id = aws_api_gateway_request_validator.body.id
}

resource "aws_api_gateway_method" "fail" {
  http_method = "POST"
}

resource "aws_api_gateway_method" "na_preflight" {
  http_method = "OPTIONS"
}

resource "aws_api_gateway_method" "unknown" {
  http_method          = "POST"
  request_validator_id = uuid()
}
