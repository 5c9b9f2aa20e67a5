variable "unknown" {}

resource "azurerm_batch_account" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_batch_account" "pass_rules" {
  network_profile {
    account_access {
      default_action = "Deny"
    }
  }
}

resource "azurerm_batch_account" "fail_default" {}

resource "azurerm_batch_account" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
