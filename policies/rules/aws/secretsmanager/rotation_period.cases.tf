variable "unknown" {}

resource "aws_secretsmanager_secret_rotation" "fail_schedule" {
  secret_id = "x"
  rotation_rules {
    schedule_expression = "rate(180 days)"
  }
}

resource "aws_secretsmanager_secret_rotation" "pass" {
  secret_id = "x"
  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret_rotation" "fail" {
  secret_id = "x"
  rotation_rules {
    automatically_after_days = 365
  }
}

resource "aws_secretsmanager_secret_rotation" "unknown" {
  secret_id = "x"
  rotation_rules {
    automatically_after_days = var.unknown
  }
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
