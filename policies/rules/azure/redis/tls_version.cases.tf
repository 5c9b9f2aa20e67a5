variable "unknown" {}

resource "azurerm_redis_cache" "pass_newest" {
  minimum_tls_version = "1.2"
}

resource "azurerm_redis_cache" "fail_old" {
  minimum_tls_version = "1.0"
}

resource "azurerm_redis_cache" "unknown" {
  minimum_tls_version = var.unknown
}

resource "azurerm_resource_group" "na" {}
