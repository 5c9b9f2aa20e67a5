variable "unknown" {}

resource "azurerm_network_security_group" "pass_named" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "10.0.0.0/8"
    destination_port_range = "*"
  }
}

resource "azurerm_network_security_group" "pass_web" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "443"
  }
}

resource "azurerm_network_security_group" "fail_inline" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "*"
    source_address_prefix  = "*"
    destination_port_range = "*"
  }
}

resource "azurerm_network_security_rule" "fail_rule" {
  direction               = "Inbound"
  access                  = "Allow"
  protocol                = "Tcp"
  source_address_prefix   = "0.0.0.0/0"
  destination_port_ranges = ["0-65535"]
}

resource "azurerm_network_security_rule" "unknown" {
  direction              = "Inbound"
  access                 = var.unknown
  protocol               = "Tcp"
  source_address_prefix  = "*"
  destination_port_range = "*"
}

resource "azurerm_resource_group" "na" {}
