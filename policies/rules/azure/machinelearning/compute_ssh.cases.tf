variable "unknown" {}

resource "azurerm_machine_learning_compute_cluster" "pass_default" {}

resource "azurerm_machine_learning_compute_cluster" "fail_on" {
  ssh_public_access_enabled = true
}

resource "azurerm_machine_learning_compute_cluster" "unknown" {
  ssh_public_access_enabled = var.unknown
}

resource "azurerm_resource_group" "na" {}
