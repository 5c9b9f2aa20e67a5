resource "aws_security_group" "pass_instance" {}

resource "aws_instance" "web" {
  vpc_security_group_ids = [aws_security_group.pass_instance.id]
}

resource "aws_security_group" "pass_function" {}

resource "aws_lambda_function" "web" {
  vpc_config {
    subnet_ids         = []
    security_group_ids = [aws_security_group.pass_function.id]
  }
}

resource "aws_security_group" "fail_nothing" {}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
