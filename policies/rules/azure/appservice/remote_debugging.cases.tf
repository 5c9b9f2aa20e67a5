variable "unknown" {}

resource "azurerm_linux_web_app" "pass_default" {}

resource "azurerm_linux_web_app" "fail_on" {
  site_config {
    remote_debugging_enabled = true
  }
}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    remote_debugging_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
