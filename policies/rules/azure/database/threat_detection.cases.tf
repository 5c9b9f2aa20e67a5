variable "unknown" {}

resource "azurerm_postgresql_server" "pass_on" {
  threat_detection_policy {
    enabled = true
  }
}

resource "azurerm_postgresql_server" "fail_default" {}

resource "azurerm_mysql_server" "fail_off" {
  threat_detection_policy {
    enabled = false
  }
}

resource "azurerm_postgresql_server" "unknown" {
  threat_detection_policy {
    enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
