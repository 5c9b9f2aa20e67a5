variable "unknown" {}

resource "aws_sagemaker_model" "pass" {
  enable_network_isolation = true
}

resource "aws_sagemaker_model" "fail_default" {}

resource "aws_sagemaker_notebook_instance" "fail_notebook" {}

resource "aws_sagemaker_data_quality_job_definition" "fail_job" {}

resource "aws_sagemaker_model" "unknown" {
  enable_network_isolation = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
