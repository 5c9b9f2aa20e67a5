variable "unknown" {}

resource "aws_sagemaker_notebook_instance" "pass" {
  direct_internet_access = "Disabled"
  root_access            = "Disabled"
}

resource "aws_sagemaker_notebook_instance" "fail_default" {}

resource "aws_sagemaker_notebook_instance" "unknown" {
  direct_internet_access = var.unknown
  root_access            = "Disabled"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
