variable "unknown" {}

resource "azurerm_public_ip" "pass_standard" {
  sku = "Standard"
}

resource "azurerm_public_ip" "pass_default" {}

resource "azurerm_public_ip" "fail_basic" {
  sku = "Basic"
}

resource "azurerm_lb" "fail_balancer" {
  sku = "Basic"
}

resource "azurerm_public_ip" "unknown" {
  sku = var.unknown
}

resource "azurerm_resource_group" "na" {}
