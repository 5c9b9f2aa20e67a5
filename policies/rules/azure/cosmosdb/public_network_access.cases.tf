variable "unknown" {}

resource "azurerm_cosmosdb_account" "pass_private" {
  public_network_access_enabled = false
}

resource "azurerm_cosmosdb_account" "pass_subnets" {
  is_virtual_network_filter_enabled = true
}

resource "azurerm_cosmosdb_account" "pass_addresses" {
  ip_range_filter = ["203.0.113.7"]
}

resource "azurerm_cosmosdb_account" "fail_default" {}

resource "azurerm_cosmosdb_account" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
