variable "unknown" {}

resource "azurerm_databricks_workspace" "pass_default" {}

resource "azurerm_databricks_workspace" "pass_on" {
  custom_parameters {
    no_public_ip = true
  }
}

resource "azurerm_databricks_workspace" "fail_off" {
  custom_parameters {
    no_public_ip = false
  }
}

resource "azurerm_databricks_workspace" "unknown" {
  custom_parameters {
    no_public_ip = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
