variable "unknown" {}

resource "azurerm_cosmosdb_account" "pass_off" {
  access_key_metadata_writes_enabled = false
}

resource "azurerm_cosmosdb_account" "fail_default" {}

resource "azurerm_cosmosdb_account" "unknown" {
  access_key_metadata_writes_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
