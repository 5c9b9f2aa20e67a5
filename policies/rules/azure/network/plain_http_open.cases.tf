variable "unknown" {}

resource "azurerm_network_security_group" "pass_tls" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "443"
  }
}

resource "azurerm_network_security_group" "fail_http" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "80"
  }
}

resource "azurerm_network_security_rule" "unknown" {
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "Tcp"
  source_address_prefix  = "*"
  destination_port_range = var.unknown
}

resource "azurerm_resource_group" "na" {}
