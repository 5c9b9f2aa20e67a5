variable "unknown" {}

resource "azurerm_subnet" "pass_guarded" {
  name = "app"
}

resource "azurerm_subnet_network_security_group_association" "a" {
  subnet_id = azurerm_subnet.pass_guarded.id
}

resource "azurerm_subnet" "na_gateway" {
  name = "GatewaySubnet"
}

resource "azurerm_subnet" "fail_alone" {
  name = "open"
}

resource "azurerm_subnet" "unknown" {
  name = var.unknown
}
