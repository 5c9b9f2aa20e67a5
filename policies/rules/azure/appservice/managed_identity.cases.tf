resource "azurerm_linux_web_app" "pass_identity" {
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  dynamic "identity" {
    for_each = split(",", uuid())
    content {
      type = "SystemAssigned"
    }
  }
}

resource "azurerm_resource_group" "na" {}
