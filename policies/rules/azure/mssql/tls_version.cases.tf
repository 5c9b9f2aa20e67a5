variable "unknown" {}

resource "azurerm_mssql_server" "pass_default" {}

resource "azurerm_mssql_server" "pass_newest" {
  minimum_tls_version = "1.2"
}

resource "azurerm_mssql_server" "fail_old" {
  minimum_tls_version = "1.0"
}

resource "azurerm_mssql_server" "fail_disabled" {
  minimum_tls_version = "Disabled"
}

resource "azurerm_mssql_managed_instance" "fail_instance" {
  minimum_tls_version = "1.1"
}

resource "azurerm_mssql_server" "unknown" {
  minimum_tls_version = var.unknown
}

resource "azurerm_resource_group" "na" {}
