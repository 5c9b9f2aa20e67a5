variable "unknown" {}

resource "azurerm_key_vault_secret" "pass_expires" {
  expiration_date = "2030-01-01T00:00:00Z"
}

resource "azurerm_key_vault_secret" "fail_default" {}

resource "azurerm_key_vault_secret" "unknown" {
  expiration_date = var.unknown
}

resource "azurerm_resource_group" "na" {}
