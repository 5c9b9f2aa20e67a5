variable "unknown" {}

resource "azurerm_network_watcher_flow_log" "pass_long" {
  enabled = true
  retention_policy {
    enabled = true
    days    = 90
  }
}

resource "azurerm_network_watcher_flow_log" "pass_for_ever" {
  enabled = true
  retention_policy {
    enabled = true
    days    = 0
  }
}

resource "azurerm_network_watcher_flow_log" "pass_kept" {
  enabled = true
  retention_policy {
    enabled = false
    days    = 7
  }
}

resource "azurerm_network_watcher_flow_log" "fail_short" {
  enabled = true
  retention_policy {
    enabled = true
    days    = 10
  }
}

resource "azurerm_network_watcher_flow_log" "fail_off" {
  enabled = false
}

resource "azurerm_network_watcher_flow_log" "unknown" {
  enabled = true
  retention_policy {
    enabled = true
    days    = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
