variable "unknown" {}

resource "azurerm_mssql_server" "fail" {
  name = "fail"
}
resource "azurerm_mssql_firewall_rule" "of_fail" {
  server_id        = azurerm_mssql_server.fail.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_mssql_server" "pass_office" {
  name = "pass_office"
}
resource "azurerm_mssql_firewall_rule" "of_pass_office" {
  server_id        = azurerm_mssql_server.pass_office.id
  start_ip_address = "203.0.113.1"
  end_ip_address   = "203.0.113.9"
}

resource "azurerm_mssql_server" "unknown" {
  name = "unknown"
}
resource "azurerm_mssql_firewall_rule" "of_unknown" {
  server_id        = azurerm_mssql_server.unknown.id
  start_ip_address = var.unknown
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_mssql_server" "pass_no_rule" { name = "none" }
resource "azurerm_mssql_server" "pass_private" {
  name                          = "private"
  public_network_access_enabled = false
}
resource "azurerm_mssql_firewall_rule" "private" {
  server_id        = azurerm_mssql_server.pass_private.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
resource "azurerm_virtual_network" "na" { address_space = ["10.0.0.0/16"] }
