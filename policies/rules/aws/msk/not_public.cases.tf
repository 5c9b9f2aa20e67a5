variable "unknown" {}

resource "aws_msk_cluster" "pass_default" {}

resource "aws_msk_cluster" "fail" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}

resource "aws_msk_cluster" "unknown" {
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = var.unknown
      }
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
