variable "unknown" {}

resource "azurerm_mssql_server_extended_auditing_policy" "pass_default" {}

resource "azurerm_mssql_server_extended_auditing_policy" "pass_for_ever" {
  retention_in_days = 0
}

resource "azurerm_mssql_server_extended_auditing_policy" "pass_long" {
  retention_in_days = 120
}

resource "azurerm_mssql_server_extended_auditing_policy" "fail_short" {
  retention_in_days = 6
}

resource "azurerm_mssql_server_extended_auditing_policy" "unknown" {
  retention_in_days = var.unknown
}

resource "azurerm_resource_group" "na" {}
