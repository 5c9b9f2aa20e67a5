variable "unknown" {}

resource "azurerm_security_center_subscription_pricing" "pass_standard" {
  tier = "Standard"
}

resource "azurerm_security_center_subscription_pricing" "fail_free" {
  tier = "Free"
}

resource "azurerm_security_center_subscription_pricing" "unknown" {
  tier = var.unknown
}

resource "azurerm_resource_group" "na" {}
