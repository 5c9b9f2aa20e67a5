variable "unknown" {}

resource "azurerm_linux_web_app" "pass_default" {}

resource "azurerm_linux_web_app" "pass_named" {
  site_config {
    cors {
      allowed_origins = ["https://example.com"]
    }
  }
}

resource "azurerm_linux_web_app" "fail_all" {
  site_config {
    cors {
      allowed_origins = ["*"]
    }
  }
}

resource "azurerm_linux_web_app" "unknown" {
  site_config {
    cors {
      allowed_origins = var.unknown
    }
  }
}

resource "azurerm_resource_group" "na" {}
