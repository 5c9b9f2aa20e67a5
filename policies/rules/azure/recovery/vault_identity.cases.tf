variable "unknown" {}

resource "azurerm_recovery_services_vault" "pass_identity" {
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_recovery_services_vault" "fail_default" {}

resource "azurerm_recovery_services_vault" "unknown" {
  dynamic "identity" {
    for_each = var.unknown
    content {
      type = "SystemAssigned"
    }
  }
}

resource "azurerm_resource_group" "na" {}
