variable "unknown" {}

resource "aws_efs_access_point" "pass" {
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = "/app"
  }
}

resource "aws_efs_access_point" "fail_default" {}

resource "aws_efs_access_point" "unknown" {
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
