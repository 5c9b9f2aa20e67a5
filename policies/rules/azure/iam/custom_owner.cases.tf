variable "unknown" {}

resource "azurerm_role_definition" "pass_named" {
  permissions {
    actions = ["Microsoft.Compute/*/read"]
  }
}

resource "azurerm_role_definition" "pass_limited" {
  permissions {
    actions     = ["*"]
    not_actions = ["Microsoft.Authorization/*/Write"]
  }
}

resource "azurerm_role_definition" "fail_all" {
  permissions {
    actions     = ["*"]
    not_actions = []
  }
}

resource "azurerm_role_definition" "unknown" {
  permissions {
    actions = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
