variable "unknown" {}

resource "azurerm_postgresql_server" "pass_on" {
  ssl_enforcement_enabled = true
}

resource "azurerm_mysql_server" "fail_off" {
  ssl_enforcement_enabled = false
}

resource "azurerm_postgresql_server" "fail_default" {}

resource "azurerm_postgresql_server" "unknown" {
  ssl_enforcement_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
