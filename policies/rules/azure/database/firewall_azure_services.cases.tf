variable "unknown" {}

resource "azurerm_mssql_firewall_rule" "pass_one" {
  start_ip_address = "203.0.113.7"
  end_ip_address   = "203.0.113.7"
}

resource "azurerm_mssql_firewall_rule" "fail_services" {
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mssql_firewall_rule" "unknown" {
  start_ip_address = var.unknown
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_resource_group" "na" {}
