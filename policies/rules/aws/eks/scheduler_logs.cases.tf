variable "unknown" {}

resource "aws_eks_cluster" "pass" {
  enabled_cluster_log_types = ["controllerManager", "scheduler"]
}

resource "aws_eks_cluster" "fail_some" {
  enabled_cluster_log_types = ["api", "audit", "authenticator"]
}

resource "aws_eks_cluster" "unknown" {
  enabled_cluster_log_types = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
