variable "unknown" {}

resource "azurerm_monitor_log_profile" "pass_all" {
  categories = ["Action", "Delete", "Write"]
}

resource "azurerm_monitor_log_profile" "fail_one" {
  categories = ["Action"]
}

resource "azurerm_monitor_log_profile" "unknown" {
  categories = var.unknown
}

resource "azurerm_resource_group" "na" {}
