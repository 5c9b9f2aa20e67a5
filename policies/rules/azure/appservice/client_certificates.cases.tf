variable "unknown" {}

resource "azurerm_linux_web_app" "pass_on" {
  client_certificate_enabled = true
}

resource "azurerm_app_service" "pass_old" {
  client_cert_enabled = true
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  client_certificate_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
