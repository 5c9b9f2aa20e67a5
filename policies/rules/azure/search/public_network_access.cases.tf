variable "unknown" {}

resource "azurerm_search_service" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_search_service" "fail_default" {}

resource "azurerm_search_service" "fail_on" {
  public_network_access_enabled = true
}

resource "azurerm_search_service" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_search_service" "pass_addresses" {
  allowed_ips = ["203.0.113.7"]
}

resource "azurerm_resource_group" "na" {}
