variable "unknown" {}

resource "aws_eks_cluster" "pass_private" {
  vpc_config {
    endpoint_public_access = false
  }
}

resource "aws_eks_cluster" "pass_narrowed" {
  vpc_config {
    public_access_cidrs = ["203.0.113.0/24"]
  }
}

resource "aws_eks_cluster" "fail_default" {
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "unknown" {
  vpc_config {
    endpoint_public_access = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
