variable "unknown" {}

resource "azurerm_cdn_endpoint" "pass_off" {
  is_http_allowed = false
}

resource "azurerm_cdn_frontdoor_route" "pass_default" {
  supported_protocols = ["Http", "Https"]
}

resource "azurerm_cdn_endpoint" "fail_default" {}

resource "azurerm_cdn_frontdoor_route" "fail_off" {
  supported_protocols    = ["Http", "Https"]
  https_redirect_enabled = false
}

resource "azurerm_cdn_endpoint" "unknown" {
  is_http_allowed = var.unknown
}

resource "azurerm_resource_group" "na" {}
