variable "unknown" {}

resource "azurerm_storage_account" "pass_off" {
  shared_access_key_enabled = false
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "fail_on" {
  shared_access_key_enabled = true
}

resource "azurerm_storage_account" "unknown" {
  shared_access_key_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
