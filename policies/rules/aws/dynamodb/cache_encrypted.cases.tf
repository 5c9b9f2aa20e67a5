variable "unknown" {}

resource "aws_dax_cluster" "pass" {
  server_side_encryption {
    enabled = true
  }
  cluster_endpoint_encryption_type = "TLS"
}

resource "aws_dax_cluster" "fail_default" {}

resource "aws_dax_cluster" "unknown" {
  server_side_encryption {
    enabled = var.unknown
  }
  cluster_endpoint_encryption_type = "TLS"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
