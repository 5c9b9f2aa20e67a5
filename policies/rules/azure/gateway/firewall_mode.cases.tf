variable "unknown" {}

resource "azurerm_web_application_firewall_policy" "pass_prevention" {
  policy_settings {
    mode = "Prevention"
  }
}

resource "azurerm_web_application_firewall_policy" "fail_detection" {
  policy_settings {
    mode = "Detection"
  }
}

resource "azurerm_web_application_firewall_policy" "fail_off" {
  policy_settings {
    enabled = false
  }
}

resource "azurerm_cdn_frontdoor_firewall_policy" "fail_front_door" {
  mode = "Detection"
}

resource "azurerm_application_gateway" "fail_gateway" {
  waf_configuration {
    enabled       = true
    firewall_mode = "Detection"
  }
}

resource "azurerm_web_application_firewall_policy" "unknown" {
  policy_settings {
    mode = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
