variable "unknown" {}

resource "azurerm_managed_disk" "pass_off" {
  public_network_access_enabled = false
}

resource "azurerm_managed_disk" "pass_policy" {
  network_access_policy = "DenyAll"
}

resource "azurerm_managed_disk" "fail_default" {}

resource "azurerm_managed_disk" "fail_on" {
  public_network_access_enabled = true
}

resource "azurerm_managed_disk" "unknown" {
  public_network_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
