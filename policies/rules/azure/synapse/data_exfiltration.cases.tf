variable "unknown" {}

resource "azurerm_synapse_workspace" "pass_on" {
  managed_virtual_network_enabled      = true
  data_exfiltration_protection_enabled = true
}

resource "azurerm_synapse_workspace" "fail_default" {}

resource "azurerm_synapse_workspace" "unknown" {
  data_exfiltration_protection_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
