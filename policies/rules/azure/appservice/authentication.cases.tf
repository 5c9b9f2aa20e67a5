variable "unknown" {}

resource "azurerm_linux_web_app" "pass_new" {
  auth_settings_v2 {
    auth_enabled = true
  }
}

resource "azurerm_app_service" "pass_old" {
  auth_settings {
    enabled = true
  }
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_app_service" "fail_off" {
  auth_settings {
    enabled = false
  }
}

resource "azurerm_linux_web_app" "unknown" {
  auth_settings_v2 {
    auth_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
