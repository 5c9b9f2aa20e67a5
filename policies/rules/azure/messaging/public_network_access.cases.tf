variable "unknown" {}

resource "azurerm_eventhub_namespace" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_eventhub_namespace" "pass_rules" {
  network_rulesets {
    default_action = "Deny"
  }
}

resource "azurerm_eventgrid_topic" "pass_addresses" {
  inbound_ip_rule {
    ip_mask = "203.0.113.0/24"
  }
}

resource "azurerm_eventhub_namespace" "fail_default" {}

resource "azurerm_servicebus_namespace" "fail_bus" {}

resource "azurerm_eventhub_namespace" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
