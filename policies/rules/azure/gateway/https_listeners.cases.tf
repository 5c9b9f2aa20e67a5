variable "unknown" {}

resource "azurerm_application_gateway" "pass_https" {
  http_listener {
    name     = "a"
    protocol = "Https"
  }
}

resource "azurerm_application_gateway" "pass_redirects" {
  http_listener {
    name     = "a"
    protocol = "Http"
  }
  request_routing_rule {
    http_listener_name          = "a"
    redirect_configuration_name = "to-https"
  }
}

resource "azurerm_application_gateway" "fail_http" {
  http_listener {
    name     = "a"
    protocol = "Http"
  }
}

resource "azurerm_application_gateway" "unknown" {
  http_listener {
    name     = "a"
    protocol = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
