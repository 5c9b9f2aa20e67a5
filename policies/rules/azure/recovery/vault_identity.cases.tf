resource "azurerm_recovery_services_vault" "pass_identity" {
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_recovery_services_vault" "fail_default" {}

resource "azurerm_recovery_services_vault" "unknown" {
  dynamic "identity" {
    for_each = split(",", uuid())
    content {
      type = "SystemAssigned"
    }
  }
}

resource "azurerm_resource_group" "na" {}
