variable "unknown" {}

resource "azurerm_mssql_server_security_alert_policy" "pass_administrators" {
  email_account_admins = true
}

resource "azurerm_mssql_server_security_alert_policy" "pass_addresses" {
  email_addresses = ["security@example.com"]
}

resource "azurerm_mssql_managed_instance_security_alert_policy" "pass_instance" {
  email_account_admins_enabled = true
}

resource "azurerm_mssql_server_security_alert_policy" "fail_nobody" {}

resource "azurerm_mssql_server_security_alert_policy" "unknown" {
  email_addresses = var.unknown
}

resource "azurerm_resource_group" "na" {}
