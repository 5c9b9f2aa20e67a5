variable "unknown" {}

resource "aws_instance" "pass" {
  user_data = "#!/bin/sh\nyum install -y nginx\n"
}

resource "aws_instance" "pass_looked_up" {
  user_data = "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)"
}

resource "aws_instance" "fail_access_key" {
  user_data = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"
}

resource "aws_instance" "fail_password" {
  user_data = "DB_PASSWORD=hunter2hunter2"
}

resource "aws_launch_template" "fail_encoded" {
  user_data = base64encode("export API_KEY=abcdefgh12345678")
}

resource "aws_instance" "unknown" {
  user_data = var.unknown
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
