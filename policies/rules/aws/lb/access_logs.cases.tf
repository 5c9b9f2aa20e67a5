variable "unknown" {}

resource "aws_lb" "pass" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}

resource "aws_elb" "pass_classic" {
  access_logs {
    bucket = "logs"
  }
}

resource "aws_lb" "fail_default" {}

resource "aws_lb" "fail_off_unless_written" {
  access_logs {
    bucket = "logs"
  }
}

resource "aws_lb" "na_gateway" {
  load_balancer_type = "gateway"
}

resource "aws_lb" "unknown" {
  access_logs {
    bucket  = "logs"
    enabled = var.unknown
  }
}
