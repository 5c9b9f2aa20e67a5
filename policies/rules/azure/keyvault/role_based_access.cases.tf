variable "unknown" {}

resource "azurerm_key_vault" "pass_on" {
  rbac_authorization_enabled = true
}

resource "azurerm_key_vault" "pass_old_name" {
  enable_rbac_authorization = true
}

resource "azurerm_key_vault" "fail_default" {}

resource "azurerm_key_vault" "fail_off" {
  rbac_authorization_enabled = false
}

resource "azurerm_key_vault" "unknown" {
  rbac_authorization_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
