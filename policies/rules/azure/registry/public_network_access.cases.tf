variable "unknown" {}

resource "azurerm_container_registry" "pass_off" {
  sku                           = "Premium"
  public_network_access_enabled = false
}

resource "azurerm_container_registry" "pass_rules" {
  sku = "Premium"
  network_rule_set {
    default_action = "Deny"
  }
}

resource "azurerm_container_registry" "fail_default" {}

resource "azurerm_container_registry" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
