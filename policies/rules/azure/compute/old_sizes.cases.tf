variable "unknown" {}

resource "azurerm_linux_virtual_machine" "pass_new" {
  size = "Standard_D2s_v5"
}

resource "azurerm_linux_virtual_machine" "pass_burst" {
  size = "Standard_B2s"
}

resource "azurerm_linux_virtual_machine" "fail_old" {
  size = "Standard_F2"
}

resource "azurerm_kubernetes_cluster_node_pool" "fail_pool" {
  vm_size = "Standard_D2_v2"
}

resource "azurerm_linux_virtual_machine" "unknown" {
  size = var.unknown
}

resource "azurerm_resource_group" "na" {}
