variable "unknown" {}

resource "aws_redshift_cluster" "pass_inside" {
  logging {
    enable = true
  }
}

resource "aws_redshift_cluster" "pass_beside" {
  cluster_identifier = "orders"
}

resource "aws_redshift_logging" "orders" {
  cluster_identifier = aws_redshift_cluster.pass_beside.cluster_identifier
}

resource "aws_redshift_cluster" "fail_none" {}

resource "aws_redshift_cluster" "unknown" {
  logging {
    enable = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
