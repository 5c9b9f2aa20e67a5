variable "unknown" {}

resource "azurerm_redis_cache" "pass_default" {}

resource "azurerm_redis_cache" "fail_off" {
  redis_configuration {
    authentication_enabled = false
  }
}

resource "azurerm_redis_cache" "fail_old_name" {
  redis_configuration {
    enable_authentication = false
  }
}

resource "azurerm_redis_cache" "unknown" {
  redis_configuration {
    authentication_enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
