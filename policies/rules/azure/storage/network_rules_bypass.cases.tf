variable "unknown" {}

resource "azurerm_storage_account" "na_none" {}

resource "azurerm_storage_account" "pass_inline" {
  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }
}

resource "azurerm_storage_account_network_rules" "pass_apart" {
  default_action = "Deny"
}

resource "azurerm_storage_account_network_rules" "pass_open" {
  default_action = "Allow"
  bypass         = ["None"]
}

resource "azurerm_storage_account" "fail_inline" {
  network_rules {
    default_action = "Deny"
    bypass         = ["None"]
  }
}

resource "azurerm_storage_account_network_rules" "fail_apart" {
  default_action = "Deny"
  bypass         = ["Metrics"]
}

resource "azurerm_storage_account_network_rules" "unknown" {
  default_action = "Deny"
  bypass         = var.unknown
}
