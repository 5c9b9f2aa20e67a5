variable "unknown" {}

resource "aws_api_gateway_method_settings" "pass" {
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

resource "aws_api_gateway_method_settings" "fail" {
  settings {
    caching_enabled = true
  }
}

resource "aws_appsync_api_cache" "fail_graph" {}

resource "aws_api_gateway_method_settings" "unknown" {
  settings {
    caching_enabled      = true
    cache_data_encrypted = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
