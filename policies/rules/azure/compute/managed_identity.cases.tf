resource "azurerm_linux_virtual_machine" "pass_identity" {
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_linux_virtual_machine" "fail_default" {}

resource "azurerm_linux_virtual_machine" "unknown" {
  dynamic "identity" {
    for_each = split(",", uuid())
    content {
      type = "SystemAssigned"
    }
  }
}

resource "azurerm_resource_group" "na" {}
