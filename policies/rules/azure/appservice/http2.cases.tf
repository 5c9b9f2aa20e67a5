variable "unknown" {}

resource "azurerm_linux_web_app" "pass_on" {
  site_config {
    http2_enabled = true
  }
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    http2_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
