variable "unknown" {}

resource "azurerm_automation_account" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_automation_account" "fail_default" {}

resource "azurerm_automation_account" "fail_on" {
  public_network_access_enabled = true
}

resource "azurerm_automation_account" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
