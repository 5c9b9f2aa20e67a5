variable "unknown" {}

resource "azurerm_key_vault" "pass_on" {
  purge_protection_enabled = true
}

resource "azurerm_key_vault" "fail_default" {}

resource "azurerm_key_vault" "fail_off" {
  purge_protection_enabled = false
}

resource "azurerm_key_vault" "unknown" {
  purge_protection_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
