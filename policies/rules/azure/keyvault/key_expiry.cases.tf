variable "unknown" {}

resource "azurerm_key_vault_key" "pass_expires" {
  expiration_date = "2030-01-01T00:00:00Z"
}

resource "azurerm_key_vault_key" "pass_rotates" {
  rotation_policy {
    expire_after = "P90D"
  }
}

resource "azurerm_key_vault_key" "fail_default" {}

resource "azurerm_key_vault_key" "unknown" {
  expiration_date = var.unknown
}

resource "azurerm_resource_group" "na" {}
