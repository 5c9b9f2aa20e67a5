output "address" {
  description = "Where customers find the shop."
  value       = "https://${aws_route53_record.shop.name}"
}

output "database_endpoint" {
  description = "Where the database listens."
  value       = aws_db_instance.shop.endpoint
}

output "orders_queue" {
  description = "Where orders go in."
  value       = aws_sqs_queue.orders.url
}
