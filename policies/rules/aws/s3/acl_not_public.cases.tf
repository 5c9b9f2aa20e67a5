variable "unknown" {}

resource "aws_s3_bucket" "pass_default" {}

resource "aws_s3_bucket_acl" "pass_private" {
  bucket = "orders"
  acl    = "private"
}

resource "aws_s3_bucket" "fail_public_read" {
  acl = "public-read"
}

resource "aws_s3_bucket_acl" "fail_everybody_with_an_account" {
  bucket = "orders"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket_acl" "fail_granted" {
  bucket = "orders"
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
    owner {
      id = "1234"
    }
  }
}

resource "aws_s3_bucket" "fail_grant_in_the_bucket" {
  grant {
    type        = "Group"
    permissions = ["READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }
}

resource "aws_s3_bucket_acl" "unknown" {
  bucket = "orders"
  acl    = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
