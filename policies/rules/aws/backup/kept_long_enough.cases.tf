variable "unknown" {}

resource "aws_backup_plan" "pass" {
  name = "daily"
  rule {
    rule_name = "daily"
    lifecycle {
      delete_after = 35
    }
  }
}

resource "aws_backup_plan" "pass_kept" {
  name = "kept"
  rule {
    rule_name = "daily"
  }
}

resource "aws_backup_plan" "fail" {
  name = "hourly"
  rule {
    rule_name = "hourly"
    lifecycle {
      delete_after = 1
    }
  }
}

resource "aws_backup_plan" "unknown" {
  name = "u"
  rule {
    rule_name = "daily"
    lifecycle {
      delete_after = var.unknown
    }
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
