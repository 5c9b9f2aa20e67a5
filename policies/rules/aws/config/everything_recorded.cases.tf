variable "unknown" {}

resource "aws_config_configuration_recorder" "pass" {
  role_arn = "role"
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_configuration_recorder" "fail" {
  role_arn = "role"
  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}

resource "aws_config_configuration_aggregator" "fail_one_region" {
  name = "all"
  account_aggregation_source {
    account_ids = ["111122223333"]
    regions     = ["us-east-1"]
  }
}

resource "aws_config_configuration_recorder" "unknown" {
  role_arn = "role"
  recording_group {
    all_supported                 = var.unknown
    include_global_resource_types = true
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
