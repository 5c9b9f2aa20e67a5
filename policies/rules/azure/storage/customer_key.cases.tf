resource "azurerm_storage_account" "pass_block" {
  customer_managed_key {
    key_vault_key_id = "https://v.vault.azure.net/keys/k"
  }
}

resource "azurerm_storage_account" "pass_apart" {
  name = "apart"
}

resource "azurerm_storage_account_customer_managed_key" "apart" {
  storage_account_id = azurerm_storage_account.pass_apart.id
}

resource "azurerm_storage_account" "fail_default" {}

resource "azurerm_storage_account" "unknown" {
  dynamic "customer_managed_key" {
    for_each = split(",", uuid())
    content {
      key_vault_key_id = customer_managed_key.value
    }
  }
}

resource "azurerm_resource_group" "na" {}
