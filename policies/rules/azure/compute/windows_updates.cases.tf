variable "unknown" {}

resource "azurerm_windows_virtual_machine" "pass_default" {}

resource "azurerm_windows_virtual_machine" "na_platform" {
  patch_mode               = "AutomaticByPlatform"
  enable_automatic_updates = false
}

resource "azurerm_windows_virtual_machine" "fail_off" {
  enable_automatic_updates = false
}

resource "azurerm_windows_virtual_machine_scale_set" "fail_set" {
  automatic_updates_enabled = false
}

resource "azurerm_windows_virtual_machine" "unknown" {
  enable_automatic_updates = var.unknown
}
