resource "aws_subnet" "main" {
  cidr_block = "10.0.1.0/24"
}

resource "aws_network_acl" "pass" {
  subnet_ids = [aws_subnet.main.id]
}

resource "aws_network_acl" "pass_associated" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl_association" "main" {
  network_acl_id = aws_network_acl.pass_associated.id
  subnet_id      = "subnet-1"
}

resource "aws_network_acl" "fail" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl" "unknown" {
  vpc_id     = "vpc-1"
  subnet_ids = uuid()
}

resource "aws_cloudwatch_event_bus" "na" {
  name = "orders"
}
