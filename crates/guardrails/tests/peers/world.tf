provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  acl    = "public-read"
}

resource "aws_security_group" "web" {
  name = "web"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "open" {
  type              = "ingress"
  from_port         = 0
  to_port           = 65535
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
  security_group_id = aws_security_group.web.id
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.24xlarge"
  subnet_id     = "subnet-1"
  tags          = { Name = "web" }
}

resource "aws_db_instance" "db" {
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  publicly_accessible = true
}

resource "aws_iam_user" "someone" {
  name = "someone"
}

resource "aws_alb_listener" "plain" {
  port     = 80
  protocol = "HTTP"
}

resource "azurerm_managed_disk" "disk" {
  name                = "disk"
  storage_account_type = "Standard_LRS"
  encryption_settings {
    enabled = false
  }
}

resource "google_compute_instance" "vm" {
  name         = "vm"
  machine_type = "n1-standard-64"
  zone         = "us-central1-a"
}

resource "null_resource" "nothing" {}
