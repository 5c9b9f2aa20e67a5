variable "unknown" {}

resource "azurerm_linux_virtual_machine" "pass_default" {}

resource "azurerm_virtual_machine" "pass_keys" {
  os_profile_linux_config {
    disable_password_authentication = true
  }
}

resource "azurerm_linux_virtual_machine" "fail_password" {
  disable_password_authentication = false
}

resource "azurerm_virtual_machine" "fail_old" {
  os_profile_linux_config {
    disable_password_authentication = false
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "fail_set" {
  os_profile {
    linux_configuration {
      disable_password_authentication = false
    }
  }
}

resource "azurerm_linux_virtual_machine" "unknown" {
  disable_password_authentication = var.unknown
}

resource "azurerm_resource_group" "na" {}
