variable "unknown" {}

resource "aws_api_gateway_method_settings" "pass" {
  settings {
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_method_settings" "fail" {
  settings {
    data_trace_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "unknown" {
  settings {
    data_trace_enabled = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
