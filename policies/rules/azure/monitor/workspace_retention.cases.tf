variable "unknown" {}

resource "azurerm_log_analytics_workspace" "pass_long" {
  retention_in_days = 90
}

resource "azurerm_log_analytics_workspace" "fail_default" {}

resource "azurerm_log_analytics_workspace" "fail_short" {
  retention_in_days = 30
}

resource "azurerm_log_analytics_workspace" "unknown" {
  retention_in_days = var.unknown
}

resource "azurerm_resource_group" "na" {}
