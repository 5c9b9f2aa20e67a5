resource "azurerm_cosmosdb_account" "pass_key" {
  key_vault_key_id = azurerm_key_vault_key.k.versionless_id
}

resource "azurerm_key_vault_key" "k" {}

resource "azurerm_cosmosdb_account" "fail_default" {}

resource "azurerm_cosmosdb_account" "unknown" {
  key_vault_key_id = uuid()
}

resource "azurerm_resource_group" "na" {}
