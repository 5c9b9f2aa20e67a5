variable "unknown" {}

resource "azurerm_virtual_machine" "pass_managed" {
  storage_os_disk {
    managed_disk_type = "Premium_LRS"
  }
}

resource "azurerm_virtual_machine" "fail_os" {
  storage_os_disk {
    vhd_uri = "https://a.blob.core.windows.net/vhds/os.vhd"
  }
}

resource "azurerm_virtual_machine" "fail_data" {
  storage_data_disk {
    vhd_uri = "https://a.blob.core.windows.net/vhds/data.vhd"
  }
}

resource "azurerm_virtual_machine" "unknown" {
  storage_os_disk {
    vhd_uri = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
