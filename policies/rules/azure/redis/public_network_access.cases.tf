variable "unknown" {}

resource "azurerm_redis_cache" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_redis_cache" "pass_subnet" {
  subnet_id = azurerm_subnet.s.id
}

resource "azurerm_subnet" "s" {}

resource "azurerm_redis_cache" "fail_default" {}

resource "azurerm_redis_cache" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
