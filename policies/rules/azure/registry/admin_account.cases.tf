variable "unknown" {}

resource "azurerm_container_registry" "pass_default" {}

resource "azurerm_container_registry" "fail_on" {
  admin_enabled = true
}

resource "azurerm_container_registry" "unknown" {
  admin_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
