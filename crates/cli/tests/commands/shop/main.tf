variable "cidr" {
  default = "10.0.0.0/16"
}

module "network" {
  source = "./network"
  cidr   = var.cidr
}

resource "aws_sqs_queue" "orders" {
  name                       = "orders" # read by the warehouse
  visibility_timeout_seconds = 120
}
