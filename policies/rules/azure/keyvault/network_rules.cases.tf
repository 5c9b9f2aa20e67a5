variable "unknown" {}

resource "azurerm_key_vault" "pass_denies" {
  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_key_vault" "pass_private" {
  public_network_access_enabled = false
}

resource "azurerm_key_vault" "fail_default" {}

resource "azurerm_key_vault" "fail_allows" {
  network_acls {
    default_action = "Allow"
    bypass         = "AzureServices"
  }
}

resource "azurerm_key_vault" "unknown" {
  network_acls {
    default_action = var.unknown
    bypass         = "None"
  }
}

resource "azurerm_resource_group" "na" {}
