resource "azurerm_monitor_diagnostic_setting" "pass_logs" {
  enabled_log {
    category_group = "allLogs"
  }
}

resource "azurerm_monitor_diagnostic_setting" "fail_nothing" {}

resource "azurerm_monitor_diagnostic_setting" "unknown" {
  dynamic "enabled_log" {
    for_each = split(",", uuid())
    content {
      category = enabled_log.value
    }
  }
}

resource "azurerm_resource_group" "na" {}
