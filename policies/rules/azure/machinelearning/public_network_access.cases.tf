variable "unknown" {}

resource "azurerm_machine_learning_workspace" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_machine_learning_workspace" "fail_default" {}

resource "azurerm_machine_learning_workspace" "fail_on" {
  public_network_access_enabled = true
}

resource "azurerm_machine_learning_workspace" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
