variable "shop" {
  description = "What the shop is called; every name begins with it."
  type        = string
  default     = "sample-shop"
}

variable "environment" {
  description = "Which of the shop's environments this is."
  type        = string
  default     = "production"

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "The environment is `staging` or `production`."
  }
}

variable "region" {
  description = "Where the shop runs."
  type        = string
  default     = "eu-central-1"
}

variable "network_cidr" {
  description = "The addresses of the whole network."
  type        = string
  default     = "10.20.0.0/16"
}

variable "domain" {
  description = "Where customers find the shop."
  type        = string
}

variable "database_password" {
  description = "The password of the database's owner."
  type        = string
  sensitive   = true
}

variable "on_call" {
  description = "Who is told when something is wrong."
  type        = string
}
