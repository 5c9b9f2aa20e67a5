variable "unknown" {}

resource "azurerm_network_interface" "pass_default" {}

resource "azurerm_network_interface" "fail_on" {
  ip_forwarding_enabled = true
}

resource "azurerm_network_interface" "fail_old_name" {
  enable_ip_forwarding = true
}

resource "azurerm_linux_virtual_machine_scale_set" "fail_set" {
  network_interface {
    name                 = "a"
    enable_ip_forwarding = true
  }
}

resource "azurerm_network_interface" "unknown" {
  ip_forwarding_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
