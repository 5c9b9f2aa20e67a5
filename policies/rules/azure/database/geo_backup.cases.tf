variable "unknown" {}

resource "azurerm_postgresql_server" "pass_on" {
  geo_redundant_backup_enabled = true
}

resource "azurerm_mysql_flexible_server" "fail_default" {}

resource "azurerm_postgresql_server" "fail_off" {
  geo_redundant_backup_enabled = false
}

resource "azurerm_postgresql_server" "unknown" {
  geo_redundant_backup_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
