variable "unknown" {}

resource "azurerm_linux_web_app" "pass_path" {
  site_config {
    health_check_path = "/health"
  }
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    health_check_path = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
