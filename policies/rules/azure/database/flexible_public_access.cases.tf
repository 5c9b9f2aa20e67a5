variable "unknown" {}

resource "azurerm_postgresql_flexible_server" "pass_subnet" {
  delegated_subnet_id = azurerm_subnet.a.id
}

resource "azurerm_subnet" "a" {}

resource "azurerm_postgresql_flexible_server" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_mysql_flexible_server" "pass_disabled" {
  public_network_access = "Disabled"
}

resource "azurerm_postgresql_flexible_server" "fail_default" {}

resource "azurerm_mysql_flexible_server" "fail_default" {}

resource "azurerm_postgresql_flexible_server" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
