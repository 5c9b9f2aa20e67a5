variable "unknown" {}

resource "azurerm_monitor_log_profile" "pass_year" {
  retention_policy {
    enabled = true
    days    = 365
  }
}

resource "azurerm_monitor_log_profile" "pass_for_ever" {
  retention_policy {
    enabled = false
  }
}

resource "azurerm_monitor_log_profile" "fail_month" {
  retention_policy {
    enabled = true
    days    = 30
  }
}

resource "azurerm_monitor_log_profile" "unknown" {
  retention_policy {
    enabled = true
    days    = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
