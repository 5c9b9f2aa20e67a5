variable "unknown" {}

resource "azurerm_application_gateway" "pass_new" {
  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101S"
  }
}

resource "azurerm_application_gateway" "fail_default" {}

resource "azurerm_application_gateway" "fail_named" {
  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20150501"
  }
}

resource "azurerm_application_gateway" "fail_version" {
  ssl_policy {
    policy_type          = "Custom"
    min_protocol_version = "TLSv1_0"
  }
}

resource "azurerm_application_gateway" "unknown" {
  ssl_policy {
    policy_type = "Predefined"
    policy_name = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
