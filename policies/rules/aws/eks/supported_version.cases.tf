variable "unknown" {}

resource "aws_eks_cluster" "pass" {
  version = "1.34"
}

resource "aws_eks_cluster" "pass_default" {}

resource "aws_eks_cluster" "fail" {
  version = "1.24"
}

resource "aws_eks_cluster" "unknown" {
  version = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
