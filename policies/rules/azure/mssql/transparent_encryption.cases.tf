variable "unknown" {}

resource "azurerm_mssql_database" "pass_default" {}

resource "azurerm_mssql_database" "fail_off" {
  transparent_data_encryption_enabled = false
}

resource "azurerm_mssql_database" "unknown" {
  transparent_data_encryption_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
