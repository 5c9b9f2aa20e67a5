variable "unknown" {}

resource "aws_msk_cluster" "pass_default" {}

resource "aws_msk_cluster" "fail" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }
}

resource "aws_msk_cluster" "unknown" {
  encryption_info {
    encryption_in_transit {
      client_broker = var.unknown
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
