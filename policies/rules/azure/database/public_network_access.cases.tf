variable "unknown" {}

resource "azurerm_postgresql_server" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_mariadb_server" "fail_default" {}

resource "azurerm_mysql_server" "fail_on" {
  public_network_access_enabled = true
}

resource "azurerm_postgresql_server" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
