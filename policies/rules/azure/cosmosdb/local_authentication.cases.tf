variable "unknown" {}

resource "azurerm_cosmosdb_account" "pass_identities" {
  local_authentication_disabled = true
}

resource "azurerm_cosmosdb_account" "na_mongo" {
  kind = "MongoDB"
}

resource "azurerm_cosmosdb_account" "fail_default" {}

resource "azurerm_cosmosdb_account" "unknown" {
  local_authentication_disabled = var.unknown
}
