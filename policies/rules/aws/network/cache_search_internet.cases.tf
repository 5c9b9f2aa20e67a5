variable "unknown" {}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "out" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = true
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.out.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_opensearch_domain" "fail_no_vpc" { domain_name = "a" }
resource "aws_opensearch_domain" "pass_vpc" {
  domain_name = "b"
  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = [aws_security_group.open.id]
  }
}
resource "aws_elasticache_replication_group" "pass" {
  subnet_group_name  = aws_elasticache_subnet_group.public.name
  security_group_ids = [aws_security_group.open.id]
}
resource "aws_elasticache_subnet_group" "public" { subnet_ids = [aws_subnet.public.id] }
resource "aws_mq_broker" "fail" {
  subnet_ids          = [aws_subnet.public.id]
  security_groups     = [aws_security_group.amqp.id]
  publicly_accessible = true
}
resource "aws_mq_broker" "unknown" {
  subnet_ids          = [aws_subnet.public.id]
  security_groups     = [aws_security_group.amqp.id]
  publicly_accessible = var.unknown
}
resource "aws_instance" "na" { subnet_id = aws_subnet.public.id }

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "amqp" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 5671
    to_port     = 5671
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
