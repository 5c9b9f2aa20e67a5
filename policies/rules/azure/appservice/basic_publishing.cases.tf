variable "unknown" {}

resource "azurerm_linux_web_app" "pass_off" {
  webdeploy_publish_basic_authentication_enabled = false
  ftp_publish_basic_authentication_enabled       = false
}

resource "azurerm_linux_web_app" "fail_default" {}

resource "azurerm_linux_web_app" "unknown" {
  webdeploy_publish_basic_authentication_enabled = var.unknown
  ftp_publish_basic_authentication_enabled       = false
}

resource "azurerm_resource_group" "na" {}
