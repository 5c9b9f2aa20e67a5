resource "aws_ecs_cluster" "shop" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

module "storefront" {
  source = "./modules/service"

  name         = "${local.name}-storefront"
  cluster_arn  = aws_ecs_cluster.shop.arn
  vpc_id       = module.network.vpc_id
  subnet_ids   = module.network.private_subnet_ids
  listener_arn = aws_lb_listener.https.arn
  path         = "/*"
  priority     = 100
  image        = "example.com/sample-shop/storefront:1.8.2"
  replicas     = 3

  environment = {
    SESSIONS = aws_elasticache_replication_group.sessions.primary_endpoint_address
    ORDERS   = aws_sqs_queue.orders.url
  }
}

module "catalog" {
  source = "./modules/service"

  name         = "${local.name}-catalog"
  cluster_arn  = aws_ecs_cluster.shop.arn
  vpc_id       = module.network.vpc_id
  subnet_ids   = module.network.private_subnet_ids
  listener_arn = aws_lb_listener.https.arn
  path         = "/catalog/*"
  priority     = 50
  image        = "example.com/sample-shop/catalog:2.3.0"
  replicas     = 2

  environment = {
    DATABASE = aws_db_instance.shop.endpoint
    PICTURES = aws_s3_bucket.pictures.bucket
  }
}
