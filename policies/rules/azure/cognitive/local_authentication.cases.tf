variable "unknown" {}

resource "azurerm_cognitive_account" "pass_off" {
  local_auth_enabled = false
}

resource "azurerm_search_service" "pass_search" {
  local_authentication_enabled = false
}

resource "azurerm_cognitive_account" "fail_default" {}

resource "azurerm_cognitive_account" "unknown" {
  local_auth_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
