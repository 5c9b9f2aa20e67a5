variable "unknown" {}

resource "azurerm_postgresql_server" "pass_on" {
  infrastructure_encryption_enabled = true
}

resource "azurerm_postgresql_server" "fail_default" {}

resource "azurerm_mysql_server" "fail_off" {
  infrastructure_encryption_enabled = false
}

resource "azurerm_postgresql_server" "unknown" {
  infrastructure_encryption_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
