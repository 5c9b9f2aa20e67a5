resource "aws_backup_vault" "pass" {
  name = "orders"
}

resource "aws_backup_vault_lock_configuration" "orders" {
  backup_vault_name  = aws_backup_vault.pass.name
  min_retention_days = 7
}

resource "aws_backup_vault" "fail_open" {
  name = "drafts"
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
