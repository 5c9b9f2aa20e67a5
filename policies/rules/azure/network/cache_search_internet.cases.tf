variable "unknown" {}
resource "azurerm_redis_cache" "fail" { name = "a" }
resource "azurerm_redis_cache" "pass" {
  name                          = "b"
  public_network_access_enabled = false
}
resource "azurerm_redis_cache" "unknown" {
  name                          = "c"
  public_network_access_enabled = var.unknown
}
resource "azurerm_redis_cache" "pass_firewall" { name = "d" }
resource "azurerm_redis_firewall_rule" "d" {
  redis_cache_name = azurerm_redis_cache.pass_firewall.name
  start_ip         = "203.0.113.1"
  end_ip           = "203.0.113.9"
}
resource "azurerm_cosmosdb_account" "fail" { name = "e" }
resource "azurerm_cosmosdb_account" "pass" {
  name            = "f"
  ip_range_filter = ["203.0.113.0/24"]
}
resource "azurerm_search_service" "pass" {
  name        = "g"
  allowed_ips = ["203.0.113.7"]
}
resource "azurerm_virtual_network" "na" { address_space = ["10.0.0.0/16"] }
