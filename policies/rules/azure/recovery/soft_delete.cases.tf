variable "unknown" {}

resource "azurerm_recovery_services_vault" "pass_default" {}

resource "azurerm_recovery_services_vault" "fail_off" {
  soft_delete_enabled = false
}

resource "azurerm_data_protection_backup_vault" "fail_vault" {
  soft_delete = "Off"
}

resource "azurerm_recovery_services_vault" "unknown" {
  soft_delete_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
