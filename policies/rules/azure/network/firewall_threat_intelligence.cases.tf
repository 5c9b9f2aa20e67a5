variable "unknown" {}

resource "azurerm_firewall" "pass_denies" {
  threat_intel_mode = "Deny"
}

resource "azurerm_firewall" "na_policy" {
  firewall_policy_id = azurerm_firewall_policy.pass_denies.id
}

resource "azurerm_firewall_policy" "pass_denies" {
  threat_intelligence_mode = "Deny"
}

resource "azurerm_firewall" "fail_default" {}

resource "azurerm_firewall_policy" "fail_alert" {
  threat_intelligence_mode = "Alert"
}

resource "azurerm_firewall" "unknown" {
  threat_intel_mode = var.unknown
}
