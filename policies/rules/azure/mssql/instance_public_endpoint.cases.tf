variable "unknown" {}

resource "azurerm_mssql_managed_instance" "pass_default" {}

resource "azurerm_mssql_managed_instance" "fail_on" {
  public_data_endpoint_enabled = true
}

resource "azurerm_mssql_managed_instance" "unknown" {
  public_data_endpoint_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
