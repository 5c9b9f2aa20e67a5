resource "azurerm_application_gateway" "pass_block" {
  waf_configuration {
    enabled          = true
    firewall_mode    = "Prevention"
    rule_set_version = "3.2"
  }
}

resource "azurerm_application_gateway" "pass_policy" {
  firewall_policy_id = azurerm_web_application_firewall_policy.p.id
}

resource "azurerm_web_application_firewall_policy" "p" {}

resource "azurerm_application_gateway" "fail_default" {
  sku {
    tier = "Standard_v2"
  }
}

resource "azurerm_application_gateway" "unknown" {
  firewall_policy_id = uuid()
}

resource "azurerm_resource_group" "na" {}
