variable "unknown" {}

resource "azurerm_storage_account" "pass_default" {}

resource "azurerm_storage_account" "pass_old_name" {
  enable_https_traffic_only = true
}

resource "azurerm_storage_account" "fail_off" {
  https_traffic_only_enabled = false
}

resource "azurerm_storage_account" "fail_old_name" {
  enable_https_traffic_only = false
}

resource "azurerm_storage_account" "unknown" {
  https_traffic_only_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
