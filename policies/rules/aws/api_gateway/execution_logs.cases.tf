variable "unknown" {}

resource "aws_api_gateway_method_settings" "pass" {
  settings {
    logging_level = "ERROR"
  }
}

resource "aws_api_gateway_method_settings" "fail_default" {
  settings {
    metrics_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "fail_off" {
  settings {
    logging_level = "OFF"
  }
}

resource "aws_api_gateway_method_settings" "unknown" {
  settings {
    logging_level = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
