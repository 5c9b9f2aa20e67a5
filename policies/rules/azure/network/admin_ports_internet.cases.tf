variable "unknown" {}
resource "azurerm_virtual_network" "na" {
  name          = "main"
  address_space = ["10.0.0.0/16"]
}
resource "azurerm_subnet" "main" {
  name                 = "main"
  virtual_network_name = azurerm_virtual_network.na.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_public_ip" "fail" {
  name = "fail"
  sku  = "Standard"
}
resource "azurerm_network_interface" "fail" {
  name = "fail"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
    public_ip_address_id = azurerm_public_ip.fail.id
  }
}
resource "azurerm_network_security_group" "fail" {
  name = "fail"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "fail" {
  network_interface_id      = azurerm_network_interface.fail.id
  network_security_group_id = azurerm_network_security_group.fail.id
}
resource "azurerm_linux_virtual_machine" "fail" {
  name                  = "fail"
  network_interface_ids = [azurerm_network_interface.fail.id]
}

resource "azurerm_public_ip" "pass_denied_first" {
  name = "pass_denied_first"
  sku  = "Standard"
}
resource "azurerm_network_interface" "pass_denied_first" {
  name = "pass_denied_first"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
    public_ip_address_id = azurerm_public_ip.pass_denied_first.id
  }
}
resource "azurerm_network_security_group" "pass_denied_first" {
  name = "pass_denied_first"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "r100"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "pass_denied_first" {
  network_interface_id      = azurerm_network_interface.pass_denied_first.id
  network_security_group_id = azurerm_network_security_group.pass_denied_first.id
}
resource "azurerm_linux_virtual_machine" "pass_denied_first" {
  name                  = "pass_denied_first"
  network_interface_ids = [azurerm_network_interface.pass_denied_first.id]
}

resource "azurerm_public_ip" "pass_web" {
  name = "pass_web"
  sku  = "Standard"
}
resource "azurerm_network_interface" "pass_web" {
  name = "pass_web"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
    public_ip_address_id = azurerm_public_ip.pass_web.id
  }
}
resource "azurerm_network_security_group" "pass_web" {
  name = "pass_web"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "443"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "pass_web" {
  network_interface_id      = azurerm_network_interface.pass_web.id
  network_security_group_id = azurerm_network_security_group.pass_web.id
}
resource "azurerm_linux_virtual_machine" "pass_web" {
  name                  = "pass_web"
  network_interface_ids = [azurerm_network_interface.pass_web.id]
}

resource "azurerm_public_ip" "pass_office" {
  name = "pass_office"
  sku  = "Standard"
}
resource "azurerm_network_interface" "pass_office" {
  name = "pass_office"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
    public_ip_address_id = azurerm_public_ip.pass_office.id
  }
}
resource "azurerm_network_security_group" "pass_office" {
  name = "pass_office"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "203.0.113.0/24"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "pass_office" {
  network_interface_id      = azurerm_network_interface.pass_office.id
  network_security_group_id = azurerm_network_security_group.pass_office.id
}
resource "azurerm_linux_virtual_machine" "pass_office" {
  name                  = "pass_office"
  network_interface_ids = [azurerm_network_interface.pass_office.id]
}

resource "azurerm_public_ip" "pass_no_address" {
  name = "pass_no_address"
  sku  = "Standard"
}
resource "azurerm_network_interface" "pass_no_address" {
  name = "pass_no_address"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
  }
}
resource "azurerm_network_security_group" "pass_no_address" {
  name = "pass_no_address"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "pass_no_address" {
  network_interface_id      = azurerm_network_interface.pass_no_address.id
  network_security_group_id = azurerm_network_security_group.pass_no_address.id
}
resource "azurerm_linux_virtual_machine" "pass_no_address" {
  name                  = "pass_no_address"
  network_interface_ids = [azurerm_network_interface.pass_no_address.id]
}

resource "azurerm_public_ip" "unknown" {
  name = "unknown"
  sku  = "Standard"
}
resource "azurerm_network_interface" "unknown" {
  name = "unknown"
  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.main.id
    public_ip_address_id = azurerm_public_ip.unknown.id
  }
}
resource "azurerm_network_security_group" "unknown" {
  name = "unknown"
  security_rule {
    name                       = "r200"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = var.unknown
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "unknown" {
  network_interface_id      = azurerm_network_interface.unknown.id
  network_security_group_id = azurerm_network_security_group.unknown.id
}
resource "azurerm_linux_virtual_machine" "unknown" {
  name                  = "unknown"
  network_interface_ids = [azurerm_network_interface.unknown.id]
}
