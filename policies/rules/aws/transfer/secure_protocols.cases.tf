variable "unknown" {}

resource "aws_transfer_server" "pass_default" {}

resource "aws_transfer_server" "fail" {
  protocols = ["SFTP", "FTP"]
}

resource "aws_transfer_server" "unknown" {
  protocols = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
