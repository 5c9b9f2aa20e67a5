output "security_group_id" {
  description = "The firewall around the containers."
  value       = aws_security_group.this.id
}

output "target_group_arn" {
  description = "Where the load balancer sends requests."
  value       = aws_lb_target_group.this.arn
}
