variable "unknown" {}

resource "azurerm_network_security_group" "pass_named" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "10.0.0.0/8"
    destination_port_range = "3389"
  }
}

resource "azurerm_network_security_group" "pass_other_port" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "443"
  }
}

resource "azurerm_network_security_group" "pass_denied" {
  security_rule {
    direction              = "Inbound"
    access                 = "Deny"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "3389"
  }
}

resource "azurerm_network_security_rule" "pass_outbound" {
  direction              = "Outbound"
  access                 = "Allow"
  protocol               = "Tcp"
  source_address_prefix  = "*"
  destination_port_range = "3389"
}

resource "azurerm_network_security_group" "fail_any" {
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    protocol               = "Tcp"
    source_address_prefix  = "*"
    destination_port_range = "3389"
  }
}

resource "azurerm_network_security_group" "fail_list" {
  security_rule {
    direction               = "Inbound"
    access                  = "Allow"
    protocol                = "Tcp"
    source_address_prefixes = ["10.0.0.0/8", "0.0.0.0/0"]
    destination_port_ranges = ["443", "3389"]
  }
}

resource "azurerm_network_security_rule" "fail_range" {
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "*"
  source_address_prefix  = "Internet"
  destination_port_range = "20-9999"
}

resource "azurerm_network_security_rule" "unknown" {
  direction              = "Inbound"
  access                 = "Allow"
  protocol               = "Tcp"
  source_address_prefix  = var.unknown
  destination_port_range = "3389"
}

resource "azurerm_resource_group" "na" {}
