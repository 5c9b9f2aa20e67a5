variable "unknown" {}

resource "azurerm_security_center_contact" "pass_both" {
  alert_notifications = true
  alerts_to_admins    = true
}

resource "azurerm_security_center_contact" "fail_off" {
  alert_notifications = false
  alerts_to_admins    = false
}

resource "azurerm_security_center_contact" "unknown" {
  alert_notifications = var.unknown
  alerts_to_admins    = true
}

resource "azurerm_resource_group" "na" {}
