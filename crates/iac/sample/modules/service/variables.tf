variable "name" {
  description = "What everything is called after."
  type        = string
}

variable "cluster_arn" {
  description = "Where the containers run."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "The subnets that the containers are in."
  type        = list(string)
}

variable "listener_arn" {
  description = "The listener that sends requests here."
  type        = string
}

variable "path" {
  description = "Which requests."
  type        = string
}

variable "priority" {
  description = "Which rule is asked first."
  type        = number
}

variable "image" {
  description = "What runs in the containers."
  type        = string
}

variable "replicas" {
  description = "How many containers."
  type        = number
  default     = 2
}

variable "port" {
  description = "Where the containers listen."
  type        = number
  default     = 8080
}

variable "environment" {
  description = "What the containers are told."
  type        = map(string)
  default     = {}
}
