resource "azurerm_mssql_server" "pass_policy" {
  name = "audited"
}

resource "azurerm_mssql_server_extended_auditing_policy" "on" {
  server_id = azurerm_mssql_server.pass_policy.id
}

resource "azurerm_sql_server" "pass_block" {
  extended_auditing_policy {
    retention_in_days = 90
  }
}

resource "azurerm_mssql_server" "fail_none" {}

resource "azurerm_mssql_server" "fail_disabled" {
  name = "silent"
}

resource "azurerm_mssql_server_extended_auditing_policy" "off" {
  server_id = azurerm_mssql_server.fail_disabled.id
  enabled   = false
}

resource "azurerm_sql_server" "fail_old" {}

resource "azurerm_sql_server" "unknown" {
  dynamic "extended_auditing_policy" {
    for_each = split(",", uuid())
    content {}
  }
}

resource "azurerm_resource_group" "na" {}
