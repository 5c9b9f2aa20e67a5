data "aws_route53_zone" "shop" {
  name = var.domain
}

resource "aws_acm_certificate" "shop" {
  domain_name       = var.domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "edge" {
  name        = "${local.name}-edge"
  description = "Customers on the internet"
  vpc_id      = module.network.vpc_id

  ingress {
    description = "HTTPS from anywhere"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "To the services"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = [var.network_cidr]
  }
}

resource "aws_lb" "edge" {
  name               = local.name
  load_balancer_type = "application"
  security_groups    = [aws_security_group.edge.id]
  subnets            = module.network.public_subnet_ids

  enable_deletion_protection = true
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.shop.arn

  default_action {
    type             = "forward"
    target_group_arn = module.storefront.target_group_arn
  }
}

resource "aws_route53_record" "shop" {
  zone_id = data.aws_route53_zone.shop.zone_id
  name    = var.domain
  type    = "A"

  alias {
    name                   = aws_lb.edge.dns_name
    zone_id                = aws_lb.edge.zone_id
    evaluate_target_health = true
  }
}
