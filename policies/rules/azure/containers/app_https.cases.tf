variable "unknown" {}

resource "azurerm_container_app" "pass_default" {
  ingress {
    target_port = 80
  }
}

resource "azurerm_container_app" "fail_on" {
  ingress {
    target_port                = 80
    allow_insecure_connections = true
  }
}

resource "azurerm_container_app" "unknown" {
  ingress {
    target_port                = 80
    allow_insecure_connections = var.unknown
  }
}

resource "azurerm_resource_group" "na" {}
