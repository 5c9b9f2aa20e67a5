variable "unknown" {}

resource "azurerm_linux_web_app" "pass_default" {}

resource "azurerm_linux_web_app" "pass_newest" {
  site_config {
    minimum_tls_version = "1.2"
  }
}

resource "azurerm_linux_web_app" "fail_old" {
  site_config {
    minimum_tls_version = "1.0"
  }
}

resource "azurerm_app_service" "fail_old_name" {
  site_config {
    min_tls_version = "1.1"
  }
}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    minimum_tls_version = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
