variable "unknown" {}

resource "aws_redshift_cluster" "pass" {
  publicly_accessible = false
}

resource "aws_redshift_cluster" "fail_unsaid" {}

resource "aws_redshiftserverless_workgroup" "fail" {
  publicly_accessible = true
}

resource "aws_redshift_cluster" "unknown" {
  publicly_accessible = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
