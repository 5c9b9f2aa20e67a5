variable "unknown" {}

resource "aws_eks_cluster" "pass" {
  encryption_config {
    resources = ["secrets"]
    provider {
      key_arn = "key"
    }
  }
}

resource "aws_eks_cluster" "fail_default" {}

resource "aws_eks_cluster" "unknown" {
  encryption_config {
    resources = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
