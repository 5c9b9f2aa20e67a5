variable "unknown" {}

resource "azurerm_cognitive_account" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_cognitive_account" "pass_rules" {
  network_acls {
    default_action = "Deny"
  }
}

resource "azurerm_ai_services" "pass_services" {
  public_network_access = "Disabled"
}

resource "azurerm_cognitive_account" "fail_default" {}

resource "azurerm_cognitive_account" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
