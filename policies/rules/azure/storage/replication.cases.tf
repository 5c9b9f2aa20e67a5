variable "unknown" {}

resource "azurerm_storage_account" "pass_zones" {
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "fail_local" {
  account_replication_type = "LRS"
}

resource "azurerm_storage_account" "unknown" {
  account_replication_type = var.unknown
}

resource "azurerm_resource_group" "na" {}
