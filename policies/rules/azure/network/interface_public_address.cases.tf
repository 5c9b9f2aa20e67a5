resource "azurerm_network_interface" "pass_private" {
  ip_configuration {
    name = "a"
  }
}

resource "azurerm_network_interface" "fail_reference" {
  ip_configuration {
    name                 = "a"
    public_ip_address_id = azurerm_public_ip.a.id
  }
}

resource "azurerm_public_ip" "a" {
  name = "a"
}

resource "azurerm_network_interface" "fail_literal" {
  ip_configuration {
    name                 = "a"
    public_ip_address_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/a"
  }
}

resource "azurerm_network_interface" "unknown" {
  ip_configuration {
    name                 = "a"
    public_ip_address_id = uuid()
  }
}

resource "azurerm_resource_group" "na" {}
