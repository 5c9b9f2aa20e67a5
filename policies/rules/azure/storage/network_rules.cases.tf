variable "unknown" {}

resource "azurerm_storage_account" "pass_denies" {
  network_rules {
    default_action = "Deny"
  }
}

resource "azurerm_storage_account" "pass_private" {
  public_network_access_enabled = false
}

resource "azurerm_storage_account" "pass_separately" {
  name = "apart"
}

resource "azurerm_storage_account_network_rules" "apart" {
  storage_account_id = azurerm_storage_account.pass_separately.id
  default_action     = "Deny"
}

resource "azurerm_storage_account" "pass_by_name" {
  name = "byname"
}

resource "azurerm_storage_account_network_rules" "byname" {
  storage_account_name = azurerm_storage_account.pass_by_name.name
  default_action       = "Deny"
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "fail_allows" {
  network_rules {
    default_action = "Allow"
  }
}

resource "azurerm_storage_account" "fail_separately" {
  name = "open"
}

resource "azurerm_storage_account_network_rules" "open" {
  storage_account_id = azurerm_storage_account.fail_separately.id
  default_action     = "Allow"
}

resource "azurerm_storage_account" "unknown" {
  network_rules {
    default_action = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
