variable "unknown" {}

resource "azurerm_linux_web_app" "pass_on" {
  https_only = true
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_app_service" "fail_off" {
  https_only = false
}

resource "azurerm_linux_function_app" "fail_function" {}

resource "azurerm_linux_web_app" "unknown" {
  https_only = var.unknown
}

resource "azurerm_resource_group" "na" {}
