variable "unknown" {}

resource "azurerm_linux_web_app" "pass_default" {}

resource "azurerm_app_service" "pass_off" {
  site_config {
    ftps_state = "Disabled"
  }
}

resource "azurerm_linux_web_app" "fail_all" {
  site_config {
    ftps_state = "AllAllowed"
  }
}

resource "azurerm_app_service" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    ftps_state = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
