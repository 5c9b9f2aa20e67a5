variable "unknown" {}

resource "azurerm_api_management" "pass_default" {}

resource "azurerm_api_management" "pass_off" {
  security {
    enable_frontend_ssl30 = false
  }
}

resource "azurerm_api_management" "fail_on" {
  security {
    enable_frontend_ssl30 = true
  }
}

resource "azurerm_api_management" "fail_new_name" {
  security {
    frontend_tls10_enabled = true
  }
}

resource "azurerm_api_management" "unknown" {
  security {
    frontend_tls10_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
