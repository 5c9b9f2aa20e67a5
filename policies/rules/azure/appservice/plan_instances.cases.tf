variable "unknown" {}

resource "azurerm_service_plan" "pass_two" {
  sku_name     = "P1v3"
  worker_count = 2
}

resource "azurerm_service_plan" "na_consumption" {
  sku_name = "Y1"
}

resource "azurerm_app_service_plan" "na_dynamic" {
  sku {
    tier = "Dynamic"
    size = "Y1"
  }
}

resource "azurerm_service_plan" "fail_default" {
  sku_name = "P1v3"
}

resource "azurerm_app_service_plan" "fail_old" {
  sku {
    tier = "Standard"
    size = "S1"
  }
}

resource "azurerm_service_plan" "unknown" {
  sku_name     = "P1v3"
  worker_count = var.unknown
}
