variable "unknown" {}

resource "azurerm_data_factory" "pass_off" {
  public_network_enabled = false
}

resource "azurerm_data_factory" "fail_default" {}

resource "azurerm_data_factory" "fail_on" {
  public_network_enabled = true
}

resource "azurerm_data_factory" "unknown" {
  public_network_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
