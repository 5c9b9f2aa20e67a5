variable "unknown" {}

resource "azurerm_monitor_activity_log_alert" "pass_told" {
  action {
    action_group_id = "g"
  }
}

resource "azurerm_monitor_activity_log_alert" "fail_nobody" {}

resource "azurerm_monitor_activity_log_alert" "fail_off" {
  enabled = false
  action {
    action_group_id = "g"
  }
}

resource "azurerm_monitor_activity_log_alert" "unknown" {
  enabled = var.unknown
  action {
    action_group_id = "g"
  }
}

resource "azurerm_resource_group" "na" {}
