variable "unknown" {}

resource "azurerm_container_group" "pass_private" {
  ip_address_type = "Private"
}

resource "azurerm_container_group" "fail_default" {}

resource "azurerm_container_group" "fail_public" {
  ip_address_type = "Public"
}

resource "azurerm_container_group" "unknown" {
  ip_address_type = var.unknown
}

resource "azurerm_resource_group" "na" {}
