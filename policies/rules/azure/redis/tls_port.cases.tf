variable "unknown" {}

resource "azurerm_redis_cache" "pass_default" {}

resource "azurerm_redis_cache" "fail_on" {
  non_ssl_port_enabled = true
}

resource "azurerm_redis_cache" "fail_old_name" {
  enable_non_ssl_port = true
}

resource "azurerm_redis_cache" "unknown" {
  non_ssl_port_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
