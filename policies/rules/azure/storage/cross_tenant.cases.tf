variable "unknown" {}

resource "azurerm_storage_account" "pass_default" {}

resource "azurerm_storage_account" "pass_off" {
  cross_tenant_replication_enabled = false
}

resource "azurerm_storage_account" "fail_on" {
  cross_tenant_replication_enabled = true
}

resource "azurerm_storage_account" "unknown" {
  cross_tenant_replication_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
