# SAMPLE: a small shop on AWS, made up to show what a blueprint looks like.
# It describes nobody's infrastructure and is not meant to be deployed.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

# Buckets behind the content delivery network need their certificate in this region.
provider "aws" {
  alias  = "global"
  region = "us-east-1"
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  name = "${var.shop}-${var.environment}"

  tags = {
    Shop        = var.shop
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "./modules/network"

  name       = local.name
  cidr_block = var.network_cidr

  public_subnets = {
    a = cidrsubnet(var.network_cidr, 8, 0)
    b = cidrsubnet(var.network_cidr, 8, 1)
  }

  private_subnets = {
    a = cidrsubnet(var.network_cidr, 8, 10)
    b = cidrsubnet(var.network_cidr, 8, 11)
  }
}
