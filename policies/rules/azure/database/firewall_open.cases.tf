variable "unknown" {}

resource "azurerm_mssql_firewall_rule" "pass_one" {
  start_ip_address = "203.0.113.7"
  end_ip_address   = "203.0.113.7"
}

resource "azurerm_mssql_firewall_rule" "pass_services" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mssql_firewall_rule" "fail_all" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "fail_nearly_all" {
  start_ip_address = "1.0.0.0"
  end_ip_address   = "254.255.255.255"
}

resource "azurerm_redis_firewall_rule" "fail_redis" {
  start_ip = "0.0.0.0"
  end_ip   = "255.255.255.255"
}

resource "azurerm_mssql_firewall_rule" "unknown" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = var.unknown
}

resource "azurerm_resource_group" "na" {}
