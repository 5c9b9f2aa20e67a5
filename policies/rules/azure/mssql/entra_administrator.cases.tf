resource "azurerm_mssql_server" "pass_directory" {
  azuread_administrator {
    login_username = "dba"
    object_id      = "00000000-0000-0000-0000-000000000000"
  }
}

resource "azurerm_sql_server" "pass_old" {
  name = "old"
}

resource "azurerm_sql_active_directory_administrator" "old" {
  server_name = azurerm_sql_server.pass_old.name
}

resource "azurerm_mssql_server" "fail_default" {}

resource "azurerm_sql_server" "fail_old" {
  name = "alone"
}

resource "azurerm_mssql_server" "unknown" {
  dynamic "azuread_administrator" {
    for_each = split(",", uuid())
    content {}
  }
}

resource "azurerm_resource_group" "na" {}
