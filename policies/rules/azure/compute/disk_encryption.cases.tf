variable "unknown" {}

resource "azurerm_managed_disk" "pass_default" {}

resource "azurerm_managed_disk" "pass_on" {
  encryption_settings {
    enabled = true
  }
}

resource "azurerm_managed_disk" "fail_off" {
  encryption_settings {
    enabled = false
  }
}

resource "azurerm_managed_disk" "unknown" {
  encryption_settings {
    enabled = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
