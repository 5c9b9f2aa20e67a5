variable "unknown" {}

resource "azurerm_api_management" "pass_internal" {
  virtual_network_type = "Internal"
}

resource "azurerm_api_management" "fail_default" {}

resource "azurerm_api_management" "unknown" {
  virtual_network_type = var.unknown
}

resource "azurerm_resource_group" "na" {}
